import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain } from 'electron/main';
import { registerPages, servePages } from './pages.ts';

/** A small app whose main process gives back what its page says. */
app.setPath('userData', `${process.env.PORTICO_HOME}/echo`);
registerPages();
app.on('window-all-closed', () => app.quit());
ipcMain.on('echo', (event, value: unknown) => event.sender.send('echoed', value));
ipcMain.handle('ask', (_event, value: unknown) => value);
ipcMain.handle('fail', () => {
  throw new RangeError('out of bounds');
});
void app.whenReady().then(run);

async function run(): Promise<void> {
  servePages({ '/index.html': '<!doctype html><title>Echo</title>' });
  const window = new BrowserWindow({
    webPreferences: { preload: fileURLToPath(new URL('./echo-preload.cjs', import.meta.url)) },
  });
  await window.loadURL('app://echo/index.html');
}
