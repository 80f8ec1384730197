import { getRawHeader } from '@electron/asar';

/** A file of an asar. */
export interface AsarFile {
  /** With `/`, from the top of the archive. */
  readonly path: string;
  readonly bytes: number;
  /** Whether it lies beside the archive, in `app.asar.unpacked`. */
  readonly unpacked: boolean;
}

type Folder = ReturnType<typeof getRawHeader>['header'];

/** What is in an asar, in the order of its paths. */
export function listAsar(archive: string): readonly AsarFile[] {
  return [...filesOf(getRawHeader(archive).header, '')].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* filesOf({ files }: Folder, above: string): Generator<AsarFile> {
  for (const [name, entry] of Object.entries(files)) {
    const path = above + name;
    if ('files' in entry) yield* filesOf(entry, `${path}/`);
    // Of what is packed the archive keeps nothing, of what is not it says so.
    else yield { path, bytes: entry.size, unpacked: entry.unpacked === true };
  }
}
