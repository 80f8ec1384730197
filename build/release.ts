import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseChangelog } from './releasing/changelog.ts';
import { releaseFaults } from './releasing/checks.ts';
import { writeChecksums } from './releasing/checksums.ts';
import { allShipped, writeThirdPartyLicenses } from './releasing/licenses.ts';
import { sbom } from './releasing/sbom.ts';
import { ROOT } from './root.ts';

const USAGE = `node build/run.mjs release …
  check [--tag v1.2.3]   whether version, CHANGELOG.md and tag go together
  notes                  what CHANGELOG.md says of the version in package.json
  sums FOLDER            writes SHA256SUMS for the files of a folder
  sbom FILE              writes the list of parts (CycloneDX)
  licenses FILE          writes the licences of what others made`;

/** Steps of a release, one at a time; see docs/releasing.md. @returns the exit code */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { tag: { type: 'string' } },
  });
  const [step, where] = positionals;
  if (step === 'check') return check(values.tag ?? null);
  if (step === 'notes') return notes();
  if (where !== undefined && step === 'sums') {
    console.log((await writeChecksums(where)).join('\n'));
    return 0;
  }
  if (where !== undefined && step === 'sbom') {
    writeFileSync(where, listOfParts());
    return 0;
  }
  if (where !== undefined && step === 'licenses') {
    writeThirdPartyLicenses(where);
    return 0;
  }
  console.error(USAGE);
  return 2;
}

function check(tag: string | null): number {
  const faults = releaseFaults({ version: ownVersion(), changelog: changelog(), tag });
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

function notes(): number {
  const version = ownVersion();
  const entry = changelog().entries.find((candidate) => candidate.version === version);
  if (!entry) {
    console.error(`CHANGELOG.md does not say what ${version} brings.`);
    return 1;
  }
  console.log(entry.text);
  return 0;
}

function listOfParts(): string {
  // https://reproducible-builds.org/docs/source-date-epoch
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return sbom({
    version: ownVersion(),
    electron: versionIn('node_modules/electron/package.json'),
    packages: allShipped(),
    at: epoch ? Number(epoch) * 1000 : Date.now(),
  });
}

function changelog() {
  return parseChangelog(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
}

function ownVersion(): string {
  return versionIn('package.json');
}

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as { version: string }).version;
}
