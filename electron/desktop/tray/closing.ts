import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Notification } from 'electron/main';
import { messagesIn } from '../../../shared/messages/language.ts';
import { ownLanguage } from '../own-language.ts';
import type { Updates } from '../update/updates.ts';
import { wantsToStay } from './staying.ts';
import type { TrayItem } from './tray.ts';
import { hasTrayHost } from './tray-host.ts';

/** In the folder of Chromium's own files; that it is there says that the user has been told. */
const TOLD = 'told-of-the-tray';

/**
 * Decides what becomes of Portico when its window is closed: it stays in the tray, and the first time says so, or
 * it quits. A window that is closed is gone, with its process; the monitor goes on. The same is decided when it has
 * no window and its symbol goes: nobody could find it any more.
 */
export function followClosing(tray: TrayItem, updates: Pick<Updates, 'isRestarting'>): void {
  const decide = (): void => {
    void staysInTray(tray).then((stays) => {
      // Somebody may have opened it again meanwhile.
      if (BrowserWindow.getAllWindows().length > 0) return;
      if (!stays) app.quit();
      else if (!updates.isRestarting) tellOnce(tray);
    });
  };
  app.on('window-all-closed', decide);
  tray.watchRemoved(decide);
}

async function staysInTray(tray: TrayItem): Promise<boolean> {
  const { keepInTray } = tray.settings.desktop;
  if (!tray.isThere || !wantsToStay(keepInTray, tray.hasBaseline)) return false;
  return await hasTrayHost();
}

function tellOnce({ settings }: TrayItem): void {
  if (!isFirstTime()) return;
  const { title, body, macBody } = messagesIn(ownLanguage(settings)).tray.kept;
  const text = process.platform === 'darwin' ? macBody : body;
  if (Notification.isSupported()) new Notification({ title, body: text }).show();
  else void dialog.showMessageBox({ type: 'info', title: 'Portico', message: title, detail: text });
}

/** Where that cannot be written down, it is said again, which is better than never. */
function isFirstTime(): boolean {
  try {
    writeFileSync(join(app.getPath('userData'), TOLD), '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EEXIST');
  }
}
