import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron/main';
import { PAGE_ADDRESS } from './page-protocol.ts';

const PRELOAD = fileURLToPath(new URL('./preload.cjs', import.meta.url));

/** Everything that decides what the page may do is written out, whatever the defaults are. */
const WINDOW: BrowserWindowConstructorOptions = {
  name: 'main',
  title: 'Portico',
  width: 1280,
  height: 800,
  minWidth: 640,
  minHeight: 400,
  show: false,
  // Size, place and display mode are kept by Electron under the window's name.
  windowStatePersistence: { bounds: true, displayMode: true },
  webPreferences: {
    preload: PRELOAD,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  },
};

let window: BrowserWindow | null = null;

export function createWindow(): void {
  const created = new BrowserWindow(WINDOW);
  window = created;
  created.removeMenu();
  created.once('ready-to-show', () => created.show());
  created.once('closed', () => {
    window = null;
  });
  created.loadURL(PAGE_ADDRESS).catch((error: unknown) => {
    // The window may be closed before its page is there.
    if (created.isDestroyed()) return;
    process.stderr.write(`Portico cannot show its page: ${error}\n`);
    app.exit(1);
  });
}

/** Brings the window to the front, or back where it was closed. */
export function showWindow(): void {
  if (!window) return createWindow();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
