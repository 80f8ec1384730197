import { type BrowserWindow, nativeTheme } from 'electron/main';
import { messagesIn } from '../../shared/messages/language.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Supervisor } from '../monitor/host/supervisor.ts';
import { BACKGROUNDS } from './appearance-colors.ts';
import { setAppMenu } from './menu/app-menu.ts';
import type { MenuWishes } from './menu/app-menu-items.ts';
import { ownLanguage } from './own-language.ts';

/**
 * Lets all that the system draws be as the user set it: menus in their language; menus, dialogs and window frames in
 * their theme. Colours that the system forces on everything stay forced.
 * @param kept the settings as they are before the monitor tells of them, so that nothing changes before one's eyes
 */
export function followSettings(
  supervisor: Supervisor,
  kept: Settings,
  menuWishes: MenuWishes,
): void {
  let shown: Language | null = null;
  const obey = (settings: Settings): void => {
    if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme;
    const language = ownLanguage(settings);
    if (language === shown) return;
    shown = language;
    setAppMenu(messagesIn(language), menuWishes);
  };
  obey(kept);
  supervisor.watchSettings(obey);
}

/** What a window shows before its page is there, and beside it while it grows. */
export function windowBackground(): string {
  return BACKGROUNDS[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'];
}

/** Keeps a window's background as the page's is, whichever theme comes. */
export function followTheme(window: BrowserWindow): void {
  const paint = (): void => window.setBackgroundColor(windowBackground());
  nativeTheme.on('updated', paint);
  window.once('closed', () => nativeTheme.off('updated', paint));
}
