import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../root.ts';
import type { Identity } from '../identity.ts';
import { EXECUTABLE } from '../names.ts';
import { desktopFile } from './desktop-file.ts';
import { metainfo, type Release } from './metainfo.ts';

/** A file that a Linux package has for the system. */
export interface SharedFile {
  /** Where it lies now. */
  readonly source: string;
  /** Where it belongs below `/usr/share`. */
  readonly path: string;
  /** Whether electron-builder puts one of its own there in packages that are installed. */
  readonly madeByBuilder: boolean;
  /** The one format of those that are installed whose systems look there. */
  readonly onlyIn?: 'deb' | 'rpm';
}

const PACKAGE = join(ROOT, 'build/package');
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * Writes and gathers what the system looks for below `/usr/share`: desktop entry, metadata, icons, manual, shell
 * completions and licence.
 * @param folder where files that are made are put
 */
export function makeSharedFiles(
  folder: string,
  identity: Identity,
  release: Release,
): readonly SharedFile[] {
  const made = (path: string, content: string | Buffer, madeByBuilder = false): SharedFile => {
    const source = join(folder, path);
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, content);
    return { source, path, madeByBuilder };
  };
  const ours = (source: string, path: string): SharedFile => ({
    source: join(PACKAGE, source),
    path,
    madeByBuilder: false,
  });
  return [
    made(`applications/${EXECUTABLE}.desktop`, desktopFile(), true),
    made(`metainfo/${identity.id}.metainfo.xml`, metainfo(identity, release)),
    made(`man/man1/${EXECUTABLE}.1.gz`, packed('man/portico.1')),
    made(`man/ja/man1/${EXECUTABLE}.1.gz`, packed('man/ja/portico.1')),
    made(`doc/${EXECUTABLE}/copyright`, copyright(identity)),
    ours('completions/portico.bash', `bash-completion/completions/${EXECUTABLE}`),
    { ...ours('completions/_portico', `zsh/vendor-completions/_${EXECUTABLE}`), onlyIn: 'deb' },
    { ...ours('completions/_portico', `zsh/site-functions/_${EXECUTABLE}`), onlyIn: 'rpm' },
    ours('completions/portico.fish', `fish/vendor_completions.d/${EXECUTABLE}.fish`),
    ...ICON_SIZES.map((size) => ({
      source: join(ROOT, `build/icons/png/${size}x${size}.png`),
      path: `icons/hicolor/${size}x${size}/apps/${EXECUTABLE}.png`,
      madeByBuilder: true,
    })),
    {
      source: join(ROOT, 'build/icons/portico.svg'),
      path: `icons/hicolor/scalable/apps/${EXECUTABLE}.svg`,
      madeByBuilder: false,
    },
  ];
}

/** Without name and time, so that the same page always gives the same bytes. */
function packed(page: string): Buffer {
  return gzipSync(readFileSync(join(PACKAGE, page)), { level: 9 });
}

/** Debian's machine-readable form (DEP-5), with the text of the licence as it is. */
function copyright({ homepage }: Identity): string {
  const [title = '', , holder = '', ...text] = readFileSync(join(ROOT, 'LICENSE'), 'utf8').split(
    '\n',
  );
  const body = text.join('\n').trim().split('\n');
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: Portico',
    `Source: ${homepage}`,
    'Comment: Electron and Chromium bring licences of their own, beside the program.',
    '',
    'Files: *',
    holder.replace('Copyright (c)', 'Copyright:'),
    'License: Expat',
    `Comment: also known as the ${title}.`,
    '',
    'License: Expat',
    ...body.map((line) => (line.trim() === '' ? ' .' : ` ${line}`)),
    '',
  ].join('\n');
}
