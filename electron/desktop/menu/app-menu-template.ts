import { VIEWS, type ViewName } from '../../../shared/api/show.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import {
  commandItem,
  type MenuItem,
  type MenuWishes,
  SEPARATOR,
  viewItem,
} from './app-menu-items.ts';

export interface MenuOptions extends MenuWishes {
  readonly platform: NodeJS.Platform;
  readonly messages: Messages;
  /** Whether what only developers need is there. */
  readonly isDeveloped: boolean;
}

type Top = keyof Messages['menu']['tops'];

/** The letter that opens a menu together with Alt, on Windows and Linux. */
const LETTERS: Readonly<Record<Top, string>> = {
  file: 'F',
  edit: 'E',
  view: 'V',
  go: 'G',
  window: 'W',
  help: 'H',
};

/** Settings stand where each system has them, and learning under Help. */
const GO = VIEWS.filter((view) => view !== 'settings' && view !== 'learn');
const SETTINGS_KEYS = { accelerator: 'CmdOrCtrl+,' };

/**
 * The menus of the app, as people expect them on that system. Every key has Ctrl or Command with it, or is a
 * function key: the others are the page's own.
 */
export function menuTemplate(options: MenuOptions): MenuItem[] {
  const isMac = options.platform === 'darwin';
  const menus = [
    top('file', options, fileMenu(options, isMac)),
    top('edit', options, editMenu(options)),
    top('view', options, viewMenu(options)),
    top('go', options, goMenu(options)),
    top('window', options, windowMenu(options, isMac)),
    top('help', options, helpMenu(options, isMac)),
  ];
  return isMac ? [appMenu(options), ...menus] : menus;
}

function top(id: Top, { messages, platform }: MenuOptions, submenu: MenuItem[]): MenuItem {
  const name = messages.menu.tops[id];
  // macOS puts the open windows under the one, and a field to search in under the other.
  if (platform === 'darwin') {
    return { id, label: name, submenu, ...(id === 'window' || id === 'help' ? { role: id } : {}) };
  }
  const letter = LETTERS[id];
  return { id, label: name.startsWith(letter) ? `&${name}` : `${name}(&${letter})`, submenu };
}

function appMenu(options: MenuOptions): MenuItem {
  const { messages, show } = options;
  const { menu, nav } = messages;
  const { app } = menu;
  return {
    id: 'app',
    label: 'Portico',
    submenu: [
      { role: 'about', label: app.about },
      updateItem(options),
      SEPARATOR,
      viewItem('settings', `${nav.places.settings}…`, show, SETTINGS_KEYS),
      SEPARATOR,
      { role: 'services', label: app.services },
      SEPARATOR,
      { role: 'hide', label: app.hide },
      { role: 'hideOthers', label: app.hideOthers },
      { role: 'unhide', label: app.showAll },
      SEPARATOR,
      { role: 'quit', label: app.quit },
    ],
  };
}

function fileMenu({ messages, platform, show }: MenuOptions, isMac: boolean): MenuItem[] {
  const { exporting, menu, nav, opinion } = messages;
  const shared = [
    commandItem('export', `${exporting.title}…`, show, { accelerator: 'CmdOrCtrl+S' }),
    commandItem('compare', `${exporting.compare}…`, show),
    commandItem('opinion', `${opinion.open}…`, show),
    SEPARATOR,
  ];
  if (isMac) return [...shared, { role: 'close', label: menu.window.close }];
  return [
    ...shared,
    viewItem('settings', nav.places.settings, show, SETTINGS_KEYS),
    SEPARATOR,
    { role: 'quit', label: platform === 'win32' ? menu.app.exit : menu.app.quit },
  ];
}

function editMenu({ messages: { findingsView, menu }, show }: MenuOptions): MenuItem[] {
  const { edit } = menu;
  return [
    { role: 'undo', label: edit.undo },
    { role: 'redo', label: edit.redo },
    SEPARATOR,
    { role: 'cut', label: edit.cut },
    { role: 'copy', label: edit.copy },
    { role: 'paste', label: edit.paste },
    { role: 'selectAll', label: edit.selectAll },
    SEPARATOR,
    commandItem('filter', edit.filter, show, { accelerator: 'CmdOrCtrl+F' }),
    SEPARATOR,
    commandItem('expect-all', findingsView.expectAll, show),
    commandItem('undo-finding', findingsView.undo, show),
  ];
}

function viewMenu({ messages: { commands, menu }, isDeveloped, show }: MenuOptions): MenuItem[] {
  const text = menu.view;
  return [
    // The page has this key itself; where the system can, it is only shown here.
    commandItem('palette', `${commands.palette}…`, show, {
      accelerator: 'CmdOrCtrl+K',
      registerAccelerator: false,
    }),
    SEPARATOR,
    commandItem('refresh', commands.readNow, show, { accelerator: 'CmdOrCtrl+R' }),
    commandItem('pause', text.pause, show),
    SEPARATOR,
    { role: 'resetZoom', label: text.actualSize },
    { role: 'zoomIn', label: text.zoomIn },
    { role: 'zoomOut', label: text.zoomOut },
    SEPARATOR,
    { role: 'togglefullscreen', label: text.fullScreen },
    ...(isDeveloped ? developerItems(text) : []),
  ];
}

function developerItems(text: Messages['menu']['view']): MenuItem[] {
  return [
    SEPARATOR,
    { role: 'forceReload', label: text.reload },
    { role: 'toggleDevTools', label: text.developerTools },
  ];
}

function goMenu({ messages, show }: MenuOptions): MenuItem[] {
  const names: Record<ViewName, string> = { ...messages.shortRanges, ...messages.nav.places };
  return GO.map((view, index) =>
    viewItem(view, names[view], show, { accelerator: `CmdOrCtrl+${index + 1}` }),
  );
}

function windowMenu({ messages: { menu } }: MenuOptions, isMac: boolean): MenuItem[] {
  const { minimize, zoom, close, front } = menu.window;
  const first: MenuItem = { role: 'minimize', label: minimize };
  if (!isMac) return [first, { role: 'close', label: close }];
  return [first, { role: 'zoom', label: zoom }, SEPARATOR, { role: 'front', label: front }];
}

function helpMenu(options: MenuOptions, isMac: boolean): MenuItem[] {
  const { messages, show } = options;
  const { commands, menu, nav } = messages;
  const items = [
    viewItem('learn', nav.places.learn, show),
    commandItem('shortcuts', commands.showShortcuts, show, { accelerator: 'CmdOrCtrl+/' }),
  ];
  if (isMac) return items;
  return [...items, SEPARATOR, updateItem(options), { role: 'about', label: menu.app.about }];
}

function updateItem({ messages: { updates }, checkForUpdates }: MenuOptions): MenuItem {
  return { id: 'check-updates', label: `${updates.check}…`, click: checkForUpdates };
}
