import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocol } from 'electron/main';
import { contentHeaders } from '../../shared/api/content-policy.ts';

/** The page's own scheme and host: an origin of its own, with none of the powers of `file:`. */
export const PAGE_ORIGIN = 'app://portico';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

const PAGE_FOLDER = fileURLToPath(new URL('../renderer', import.meta.url));

/** Kinds of files that the page is made of; nothing else is served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before `ready`: makes `app:` a scheme like https, without any way around the content policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** After `ready`: answers requests for `app://portico/…` from the bundled page. */
export function servePage(): void {
  protocol.handle('app', async (request) => {
    const path = request.method === 'GET' ? pagePath(request.url) : null;
    if (path === null) return new Response(null, { status: 404 });
    const type = TYPES[extname(path)];
    try {
      const headers = { ...contentHeaders('desktop'), 'Content-Type': type ?? '' };
      return new Response(await readFile(path), { headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file behind an address of the page; null for every other host, place or kind of file. */
export function pagePath(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'app:' || url.host !== 'portico') return null;
  const decoded = decodePath(url.pathname);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = join(PAGE_FOLDER, decoded);
  return path.startsWith(PAGE_FOLDER + sep) && extname(path) in TYPES ? path : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
