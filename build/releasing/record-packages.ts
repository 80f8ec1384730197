import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from '../root.ts';

/** With the bundles, and gone with them; packages do not take it along. */
const RECORDS = join(ROOT, 'out');

/** What goes into `out/`, as the two configurations of the bundler have it. */
export const BUNDLES = ['main', 'preload', 'renderer', 'node'] as const;
export type BundleName = (typeof BUNDLES)[number];

/** No record of the bundles: they were made before, or by something else. */
export class NoRecord extends Error {
  override readonly name = 'NoRecord';
}

/** Notes down of which packages of npm something stands in a bundle: for its licences and its list of parts. */
export function recordPackages(bundle: BundleName): Plugin {
  return {
    name: 'portico:record-packages',
    apply: 'build',
    writeBundle(_options, output) {
      const ids = Object.values(output).flatMap((file) =>
        file.type === 'chunk' ? idsIn(file.modules) : [],
      );
      const folders = new Set(ids.map(packageFolder).filter((folder) => folder !== null));
      mkdirSync(RECORDS, { recursive: true });
      writeFileSync(recordOf(bundle), JSON.stringify([...folders].sort()));
    },
  };
}

/** Modules of which something is left. Styles leave nothing in the code, and all of themselves beside it. */
function idsIn(modules: Readonly<Record<string, { readonly renderedLength: number }>>): string[] {
  return Object.entries(modules)
    .filter(([id, { renderedLength }]) => renderedLength > 0 || isStyle(id))
    .map(([id]) => id);
}

/**
 * Folders of the packages in the bundles, from the project's folder on.
 * @throws {NoRecord}
 */
export function recordedPackages(): readonly string[] {
  try {
    const folders = BUNDLES.flatMap(
      (bundle) => JSON.parse(readFileSync(recordOf(bundle), 'utf8')) as string[],
    );
    return [...new Set(folders)].sort();
  } catch (error) {
    throw new NoRecord(
      'It is not known what the bundles are made of; `node build/run.mjs build --force` makes them anew.',
      { cause: error },
    );
  }
}

/**
 * The package that a module is of: `node_modules/a/node_modules/@b/c`.
 * @param id as bundlers have it: a path, with a mark before and a question behind where it was made up
 * @returns null for the project's own modules
 */
export function packageFolder(id: string): string | null {
  const path = id.replaceAll('\\', '/').replaceAll('\0', '').replace(/\?.*$/, '');
  const match = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(
    path,
  );
  return match?.[1] ?? null;
}

function isStyle(id: string): boolean {
  return /\.css(?:\?|$)/.test(id);
}

function recordOf(bundle: BundleName): string {
  return join(RECORDS, `packages-in-${bundle}.json`);
}
