import { app, Menu } from 'electron/main';
import type { Messages } from '../../../shared/messages/en.ts';
import { VERSION } from '../../../shared/version.ts';
import type { Show } from './app-menu-items.ts';
import { menuTemplate } from './app-menu-template.ts';

/** Sets the menus of the app and what it tells about itself, in that language. */
export function setAppMenu(messages: Messages, show: Show): void {
  const { platform } = process;
  const template = menuTemplate({ platform, messages, isDeveloped: !app.isPackaged, show });
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
