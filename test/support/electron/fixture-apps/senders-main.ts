import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron/main';
import { isOwnPage, openDoor } from '../../../../electron/desktop/door.ts';
import type { Supervisor } from '../../../../electron/monitor/host/supervisor.ts';
import { registerPages, servePages } from './pages.ts';

/**
 * The product's own door and preload, in a window that lets more speak than the product's does: the
 * preload runs in subframes, and pages of other hosts can be shown. Who was let in is counted.
 */
app.setPath('userData', `${process.env.PORTICO_HOME}/senders`);
registerPages();
app.on('window-all-closed', () => app.quit());
const seen = { opened: 0, isOwnPage };
Object.assign(globalThis, { seen });
const supervisor: Pick<Supervisor, 'open'> = {
  open: () => {
    seen.opened += 1;
    return { send: () => {}, close: () => {} };
  },
};
void app.whenReady().then(run);

async function run(): Promise<void> {
  servePages({
    '/index.html': '<!doctype html><title>Outer</title><iframe src="/inner.html"></iframe>',
    '/inner.html': '<!doctype html><title>Inner</title>',
  });
  openDoor(supervisor as Supervisor);
  const window = new BrowserWindow({
    webPreferences: {
      preload: fileURLToPath(new URL('../../../../out/desktop/preload.cjs', import.meta.url)),
      nodeIntegrationInSubFrames: true,
    },
  });
  await window.loadURL('app://portico/index.html');
}
