import { extname, join, sep } from 'node:path';

/** Kinds of files that the page is made of; nothing else is served. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

export interface PageFile {
  readonly path: string;
  /** Media type. */
  readonly type: string;
}

/** The file of `folder` behind an address of the page; null for every other host, place or kind of file. */
export function pageFile(address: string, folder: string): PageFile | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'app:' || url.host !== 'portico') return null;
  const decoded = decodePath(url.pathname);
  if (decoded === null || /[\0\\]/.test(decoded)) return null;
  const path = join(folder, decoded);
  const type = TYPES.get(extname(path));
  return path.startsWith(folder + sep) && type !== undefined ? { path, type } : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
