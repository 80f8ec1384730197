import type { MenuItemConstructorOptions } from 'electron/main';
import type { PageCommand, Shown, ViewName } from '../../../shared/api/show.ts';

export type MenuItem = MenuItemConstructorOptions;

/** Brings the window to the front, and shows that in it. */
export type Show = (shown: Shown) => void;

/** What the menus ask of the app. */
export interface MenuWishes {
  readonly show: Show;
  /** Looks for a newer version, where that can be seen. */
  checkForUpdates(): void;
}

export const SEPARATOR: MenuItem = { type: 'separator' };

export type Keys = Pick<MenuItem, 'accelerator' | 'registerAccelerator'>;

/** An item that opens a view of the page. */
export function viewItem(view: ViewName, label: string, show: Show, keys: Keys = {}): MenuItem {
  return { id: view, label, click: () => show({ kind: 'view', view }), ...keys };
}

/** An item that does something in the page, as the page's own palette does. */
export function commandItem(
  command: PageCommand,
  label: string,
  show: Show,
  keys: Keys = {},
): MenuItem {
  return { id: command, label, click: () => show({ kind: 'command', command }), ...keys };
}
