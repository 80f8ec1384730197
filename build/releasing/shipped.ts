import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../root.ts';

/** A package of npm of which something goes out with Portico. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression (https://spdx.org/licenses), or whatever else stands in its place. */
  readonly license: string | null;
  readonly homepage: string | null;
  /** Its folder, from the project's folder on. */
  readonly folder: string;
  /** Of what npm downloaded, as in the lock file: `sha512-…` in base64; null where that has none. */
  readonly integrity: string | null;
}

/** For which system, in Node's words. */
export interface Target {
  readonly platform: string;
  readonly arch: string;
}

const names = v.optional(v.record(v.string(), v.string()), {});
const systems = v.optional(v.union([v.string(), v.array(v.string())]));
const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({
      integrity: v.optional(v.string()),
      dependencies: names,
      optionalDependencies: names,
      os: systems,
      cpu: systems,
    }),
  ),
});
export type Lock = v.InferOutput<typeof lockSchema>;

const manifestSchema = v.object({
  name: v.string(),
  version: v.string(),
  license: v.optional(v.unknown()),
  homepage: v.optional(v.unknown()),
  repository: v.optional(v.unknown()),
});

export function readLock(): Lock {
  return v.parse(lockSchema, JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
}

/**
 * Folders of what a package brings along as it is, because it is no part of a bundle: the project's own dependencies
 * and theirs, as far as they are for that system.
 */
export function installedFolders({ packages }: Lock, target: Target): readonly string[] {
  const found = new Set<string>();
  const take = (from: string): void => {
    const entry = packages[from];
    const wanted = { ...entry?.dependencies, ...entry?.optionalDependencies };
    for (const name of Object.keys(wanted)) {
      const folder = resolveIn(packages, from, name);
      if (folder === null || found.has(folder) || !isFor(packages[folder], target)) continue;
      found.add(folder);
      take(folder);
    }
  };
  take('');
  return [...found].sort();
}

/** What is known of the packages in these folders, by name; one that is there twice in the same version, once. */
export function shippedPackages(folders: readonly string[], lock: Lock): readonly ShippedPackage[] {
  const byName = new Map<string, ShippedPackage>();
  for (const folder of folders) {
    const shipped = describe(folder, lock);
    byName.set(`${shipped.name}@${shipped.version}`, shipped);
  }
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shipped]) => shipped);
}

function describe(folder: string, { packages }: Lock): ShippedPackage {
  const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
  const { name, version, license, homepage, repository } = v.parse(
    manifestSchema,
    JSON.parse(text),
  );
  return {
    name,
    version,
    license: textOf(license, 'type'),
    homepage: addressOf(textOf(homepage, 'url') ?? textOf(repository, 'url')),
    folder,
    integrity: packages[folder]?.integrity ?? null,
  };
}

/** Some fields of npm are a text, or an object with one. */
function textOf(field: unknown, key: string): string | null {
  if (typeof field === 'string') return field;
  if (typeof field !== 'object' || field === null) return null;
  const value: unknown = Reflect.get(field, key);
  return typeof value === 'string' ? value : null;
}

/** npm takes `owner/name` for a repository on GitHub, and addresses of git as they are. */
function addressOf(text: string | null): string | null {
  if (text !== null && /^[\w.-]+\/[\w.-]+$/.test(text)) return `https://github.com/${text}`;
  return text?.replace(/^git\+(?=https:)/, '').replace(/^git:/, 'https:') ?? null;
}

/** As Node looks for it: in the folder of who asks, then further out. */
function resolveIn(packages: Lock['packages'], from: string, name: string): string | null {
  for (let folder = from; ; ) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === '') return null;
    const outer = folder.lastIndexOf('/node_modules/');
    folder = outer < 0 ? '' : folder.slice(0, outer);
  }
}

function isFor(entry: Lock['packages'][string] | undefined, target: Target): boolean {
  return allows(entry?.os, target.platform) && allows(entry?.cpu, target.arch);
}

/** npm's lists of systems: some, or all but some. */
function allows(said: string | readonly string[] | undefined, value: string): boolean {
  const list = [said ?? []].flat();
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((item) => item.startsWith('!'));
}
