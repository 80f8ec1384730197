import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import type { Roles } from './menu.ts';

/** The roles whose work a test can see. */
export const MENU_ROLES: Roles = {
  about: () => app.showAboutPanel(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  quit: () => app.quit(),
};
