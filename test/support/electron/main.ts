import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { StandInMenuItem } from './menu.ts';
import { MENU_ROLES } from './menu-roles.ts';
import { takeOthers } from './platforms.ts';
import { StandInTray } from './tray.ts';

StandInMenuItem.roles = MENU_ROLES;
for (
  let holder = Object.getPrototypeOf(app);
  holder !== null;
  holder = Object.getPrototypeOf(holder)
) {
  takeOthers('App', holder, process.platform);
}
takeOthers('BrowserWindow', BrowserWindow.prototype, process.platform);
takeOthers('Tray', StandInTray.prototype, process.platform);

/** What stands in for the modules `electron`, `electron/main` and `electron/common`, under the names of the real one. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { clipboard } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { StandInMenu as Menu, StandInMenuItem as MenuItem } from './menu.ts';
export { StandInMessageChannel as MessageChannelMain } from './message-channel.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { StandInNotification as Notification } from './notification.ts';
export { powerMonitor } from './power-monitor.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { shell } from './shell.ts';
export { StandInTray as Tray } from './tray.ts';
export { utilityProcess } from './utility-process.ts';
