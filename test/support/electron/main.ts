import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { utilityProcess } from './utility-process.ts';

/** What stands in for the modules `electron` and `electron/main`, under the names of the real one. */
export const electron = {
  app,
  BrowserWindow,
  ipcMain,
  protocol,
  session,
  utilityProcess,
} satisfies Partial<Record<keyof typeof import('electron/main'), unknown>>;

export { app, BrowserWindow, ipcMain, protocol, session, utilityProcess };
