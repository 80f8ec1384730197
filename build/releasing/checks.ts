import { type Changelog, compareVersions, VERSION } from './changelog.ts';

export interface ReleaseFacts {
  /** Of package.json. */
  readonly version: string;
  readonly changelog: Changelog;
  /** That is to be released; null where nothing is. */
  readonly tag: string | null;
}

/** What speaks against releasing this; empty where nothing does. */
export function releaseFaults({ version, changelog, tag }: ReleaseFacts): readonly string[] {
  const faults = changelog.faults.map((fault) => `CHANGELOG.md:${fault}`);
  if (!VERSION.test(version)) faults.push(`package.json: ${version} is no version`);
  const newest = changelog.entries.find((entry) => entry.version !== null)?.version ?? null;
  if (newest !== null && VERSION.test(newest) && compareVersions(version, newest) < 0) {
    faults.push(`package.json: ${version} is older than ${newest} in CHANGELOG.md`);
  }
  if (tag === null) return faults;
  if (tag !== `v${version}`) faults.push(`the tag is ${tag}, and package.json says ${version}`);
  if (newest !== version) faults.push(`CHANGELOG.md: ${version} is not its newest version`);
  return faults;
}
