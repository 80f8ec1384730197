import { app, Menu } from 'electron/main';
import type { Messages } from '../../../shared/messages/en.ts';
import { VERSION } from '../../../shared/version.ts';
import type { MenuWishes } from './app-menu-items.ts';
import { menuTemplate } from './app-menu-template.ts';

/** Sets the menus of the app and what it tells about itself, in that language. */
export function setAppMenu(messages: Messages, wishes: MenuWishes): void {
  const { platform } = process;
  const isDeveloped = !app.isPackaged;
  const template = menuTemplate({ ...wishes, platform, messages, isDeveloped });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  const { description, licence } = messages.menu.about;
  app.setAboutPanelOptions({
    applicationName: 'Portico',
    applicationVersion: VERSION,
    // Linux shows no credits.
    copyright: platform === 'linux' ? `${description}\n${licence}` : licence,
    credits: description,
  });
}
