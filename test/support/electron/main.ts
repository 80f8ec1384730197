import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { StandInNotification as Notification } from './notification.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { utilityProcess } from './utility-process.ts';

/** What stands in for the modules `electron`, `electron/main` and `electron/common`, under the names of the real one. */
export const electron = {
  app,
  BrowserWindow,
  ipcMain,
  Notification,
  protocol,
  session,
  shell,
  utilityProcess,
} satisfies Partial<
  Record<keyof typeof import('electron/main') | keyof typeof import('electron/common'), unknown>
>;

export { app, BrowserWindow, ipcMain, Notification, protocol, session, shell, utilityProcess };
