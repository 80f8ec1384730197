import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron/main';
import { followTheme, windowBackground } from './appearance.ts';
import { pagePreferences } from './page/page-preferences.ts';
import { PAGE_ADDRESS } from './page/page-protocol.ts';

const WINDOW: BrowserWindowConstructorOptions = {
  name: 'main',
  title: 'Portico',
  width: 1280,
  height: 800,
  minWidth: 640,
  minHeight: 400,
  show: false,
  // The bar is there for who presses Alt; on macOS it is the screen's own.
  autoHideMenuBar: true,
  // Size, place and display mode are kept by Electron under the window's name.
  windowStatePersistence: { bounds: true, displayMode: true },
};

let window: BrowserWindow | null = null;
/** Whether the page is there; the window shows itself then. */
let isPainted = false;

export function createWindow(): void {
  const created = new BrowserWindow({
    ...WINDOW,
    webPreferences: pagePreferences(),
    backgroundColor: windowBackground(),
  });
  window = created;
  isPainted = false;
  followTheme(created);
  created.once('ready-to-show', () => {
    isPainted = true;
    created.show();
  });
  created.once('closed', () => {
    window = null;
  });
  // Who looks after pages hears of what goes wrong with this one.
  created.loadURL(PAGE_ADDRESS).catch(() => {});
}

/** Brings the window to the front, or back where it was closed. */
export function showWindow(): void {
  if (!window) return createWindow();
  if (!isPainted) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
