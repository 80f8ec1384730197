import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { protocol } from 'electron/main';
import { contentHeaders } from '../../../shared/api/content-policy.ts';
import { type PageFile, pageFile } from './page-path.ts';

/** The page's own scheme and host: an origin of its own, with none of the powers of `file:`. */
export const PAGE_ORIGIN = 'app://portico';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

const PAGE_FOLDER = fileURLToPath(new URL('../renderer', import.meta.url));

/** Before `ready`: makes `app:` a scheme like https, without any way around the content policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** After `ready`: answers requests for `app://portico/…` from the bundled page. */
export function servePage(): void {
  protocol.handle('app', async ({ method, url }) => {
    const file = method === 'GET' ? pageFile(url, PAGE_FOLDER) : null;
    return file ? answer(file) : nothing();
  });
}

async function answer({ path, type }: PageFile): Promise<Response> {
  try {
    const headers = { ...contentHeaders('desktop'), 'Content-Type': type };
    return new Response(await readFile(path), { headers });
  } catch {
    return nothing();
  }
}

/** The policy goes with it: where there is nothing, nothing may run either. */
function nothing(): Response {
  return new Response(null, { status: 404, headers: contentHeaders('desktop') });
}
