import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** Where systemd looks for units of the system (systemd.unit(5)); what stands earlier wins. */
const FOLDERS = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/run/systemd/generator',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];

/** No unit file comes near; what is larger is none. */
const LARGEST = 1 << 20;

/** The texts that make up one socket unit. */
export interface UnitTexts {
  readonly name: string;
  /** The file and its drop-ins, in the order they count. */
  readonly texts: readonly string[];
  /** Whether it is started with the system. */
  readonly wanted: boolean;
}

export interface UnitFolders {
  readonly units: readonly UnitTexts[];
  /** Changes when a file is added, removed or replaced in one of the folders read. */
  readonly stamp: string;
}

interface Listing {
  readonly folder: string;
  readonly names: readonly string[];
}

/** Modification times of the folders that unit files were, or may come to be, read from. */
export function stampOf(root: string, dropIns: readonly string[]): string {
  const folders = FOLDERS.flatMap((folder) => [
    `${root}${folder}`,
    `${root}${folder}/sockets.target.wants`,
  ]);
  return [...folders, ...dropIns].map(modifiedAt).join(' ');
}

/** Folders of drop-ins there are now. */
export function dropInsIn(root: string): string[] {
  return listingsIn(root).flatMap(({ folder, names }) =>
    names.filter((name) => name.endsWith('.socket.d')).map((name) => `${folder}/${name}`),
  );
}

/** Reads all socket units; without rights to a file or folder, the others. */
export function readSocketUnits(root: string): UnitTexts[] {
  const listings = listingsIn(root);
  const wanted = new Set(
    listings.flatMap(({ folder }) => namesIn(`${folder}/sockets.target.wants`)),
  );
  const units = new Map<string, UnitTexts | null>();
  for (const { folder, names } of listings) {
    for (const name of names) {
      // A template is none until an instance is named.
      if (!name.endsWith('.socket') || name.endsWith('@.socket') || units.has(name)) continue;
      const text = isOtherName(`${folder}/${name}`, name) ? '' : readText(`${folder}/${name}`);
      // Empty, and linked to /dev/null: masked, whatever stands in later folders.
      const texts = text === '' ? null : [text, ...dropInTexts(listings, name)];
      units.set(name, texts && { name, texts, wanted: wanted.has(name) });
    }
  }
  return [...units.values()].filter((unit) => unit !== null);
}

function listingsIn(root: string): Listing[] {
  return FOLDERS.map((folder) => ({
    folder: `${root}${folder}`,
    names: namesIn(`${root}${folder}`),
  }));
}

/** Drop-ins count in the order of their names; of two with one name, that of the earlier folder. */
function dropInTexts(listings: readonly Listing[], unit: string): string[] {
  const paths = new Map<string, string>();
  for (const { folder, names } of listings) {
    if (!names.includes(`${unit}.d`)) continue;
    for (const name of namesIn(`${folder}/${unit}.d`)) {
      if (name.endsWith('.conf') && !paths.has(name))
        paths.set(name, `${folder}/${unit}.d/${name}`);
    }
  }
  const sorted = [...paths].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, path]) => readText(path));
}

/** A link to a unit of another name is an alias of it; a link to the same name is the file itself. */
function isOtherName(path: string, name: string): boolean {
  try {
    return basename(readlinkSync(path)) !== name;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= LARGEST ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

function modifiedAt(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
