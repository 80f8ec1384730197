import { protocol } from 'electron/main';

/** Serves pages of fixtures at `app://<any host>/<name>`; nothing else is there. */
export function registerPages(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

export function servePages(pages: Readonly<Record<string, string>>): void {
  protocol.handle('app', async ({ url }) => {
    const page = pages[new URL(url).pathname];
    return new Response(page ?? null, {
      status: page === undefined ? 404 : 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  });
}
