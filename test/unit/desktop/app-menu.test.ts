import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { MenuItem } from '../../../electron/desktop/menu/app-menu-items.ts';
import { menuTemplate } from '../../../electron/desktop/menu/app-menu-template.ts';
import { SHEET } from '../../../renderer/commands/sheet.ts';
import { type Shown, shownSchema, VIEWS } from '../../../shared/api/show.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { LANGUAGES, type Language } from '../../../shared/model/language.ts';

const PLATFORMS = ['darwin', 'win32', 'linux'] as const;
type Platform = (typeof PLATFORMS)[number];
const EVERYWHERE = PLATFORMS.flatMap((platform) =>
  LANGUAGES.map((language) => [platform, language] as const),
);

interface Made {
  readonly menus: readonly MenuItem[];
  /** All items below the top. */
  readonly items: readonly MenuItem[];
  readonly shown: Shown[];
  /** How often a newer version was asked for. */
  readonly checks: () => number;
}

function make(platform: Platform, language: Language = 'en', isDeveloped = false): Made {
  const shown: Shown[] = [];
  const messages = messagesIn(language);
  let checks = 0;
  const menus = menuTemplate({
    platform,
    messages,
    isDeveloped,
    show: (one) => shown.push(one),
    checkForUpdates: () => {
      checks++;
    },
  });
  return { menus, items: menus.flatMap(below), shown, checks: () => checks };
}

function below({ submenu }: MenuItem): readonly MenuItem[] {
  return Array.isArray(submenu) ? submenu : [];
}

function labels(items: readonly MenuItem[]): (string | undefined)[] {
  return items.map(({ label }) => label);
}

function menu(made: Made, id: string): readonly MenuItem[] {
  return made.menus.filter((item) => item.id === id).flatMap(below);
}

function click(item: MenuItem): void {
  (item.click as (() => void) | undefined)?.();
}

describe('the menus', () => {
  test('macOS has the app’s own first, in which settings and quitting are', () => {
    const made = make('darwin');
    expect(labels(made.menus)).toEqual(['Portico', 'File', 'Edit', 'View', 'Go', 'Window', 'Help']);
    expect(menu(made, 'app').flatMap(({ role, id }) => role ?? id ?? [])).toEqual([
      'about',
      'check-updates',
      'settings',
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'quit',
    ]);
    expect(made.menus.filter(({ role }) => role).map(({ role }) => role)).toEqual([
      'window',
      'help',
    ]);
  });

  test.each(['win32', 'linux'] as const)('%s has them in a bar, each with its letter', (system) => {
    expect(labels(make(system).menus)).toEqual([
      '&File',
      '&Edit',
      '&View',
      '&Go',
      '&Window',
      '&Help',
    ]);
    expect(labels(make(system, 'ja').menus)).toEqual([
      'ファイル(&F)',
      '編集(&E)',
      '表示(&V)',
      '移動(&G)',
      'ウィンドウ(&W)',
      'ヘルプ(&H)',
    ]);
  });

  test('one quits where that is looked for: as “Exit” in File on Windows, “Quit” elsewhere', () => {
    expect(labels(menu(make('win32'), 'file')).at(-1)).toBe('Exit');
    expect(labels(menu(make('linux'), 'file')).at(-1)).toBe('Quit Portico');
    expect(menu(make('darwin'), 'file').some(({ role }) => role === 'quit')).toBe(false);
  });

  test('nothing that only macOS knows is on other systems', () => {
    const own = ['services', 'hide', 'hideOthers', 'unhide', 'zoom', 'front', 'window', 'help'];
    for (const system of ['win32', 'linux'] as const) {
      const { menus, items } = make(system);
      expect([...menus, ...items].filter(({ role }) => role && own.includes(role))).toEqual([]);
    }
  });

  test.each(EVERYWHERE)('on %s in %s every item says what it is', (platform, language) => {
    const { items } = make(platform, language, true);
    expect(items.filter(({ label, type }) => !label && type !== 'separator')).toEqual([]);
    const ids = items.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(EVERYWHERE)(
    'on %s in %s every view is there once, by its name',
    (platform, language) => {
      const { items, shown } = make(platform, language);
      for (const item of items) click(item);
      const views = shown.flatMap((one) => (one.kind === 'view' ? one.view : []));
      expect(views.toSorted()).toEqual([...VIEWS].toSorted());
      const { nav, shortRanges } = messagesIn(language);
      expect(labels(items)).toEqual(
        expect.arrayContaining([nav.places.findings, shortRanges['well-known'], nav.places.learn]),
      );
    },
  );

  test.each(PLATFORMS)(
    'on %s a newer version can be asked for, beside what this one is',
    (platform) => {
      const { menus, checks } = make(platform);
      const [before, ...others] = menus.filter((top) =>
        below(top).some(({ id }) => id === 'check-updates'),
      );
      expect([before?.id, others]).toEqual([platform === 'darwin' ? 'app' : 'help', []]);
      const items = below(before ?? {});
      expect(items.some(({ role }) => role === 'about')).toBe(true);
      for (const item of items.filter(({ id }) => id === 'check-updates')) click(item);
      expect(checks()).toBe(1);
    },
  );

  test('what an item shows is what the contract allows', () => {
    const { items, shown } = make('linux');
    for (const item of items) click(item);
    expect(shown.length).toBeGreaterThan(VIEWS.length);
    for (const one of shown) expect(v.is(shownSchema, one)).toBe(true);
  });
});

describe('developer tools', () => {
  const tools = ['reload', 'forceReload', 'toggleDevTools'];

  function offered(isDeveloped: boolean): unknown[] {
    return PLATFORMS.flatMap((platform) =>
      make(platform, 'en', isDeveloped).items.filter(({ role }) => role && tools.includes(role)),
    );
  }

  test('are in no menu of a package', () => {
    expect(offered(false)).toEqual([]);
  });

  test('are in the menu in development', () => {
    expect(offered(true)).toHaveLength(2 * PLATFORMS.length);
  });
});

describe('the keys of the menus', () => {
  /** Keys that Electron gives to roles that have no others here. */
  const OF_ROLES = ['C', 'V', 'X', 'A', 'Z', 'Shift+Z', 'W', 'M', 'H', 'Q', '0', 'Plus', '-'];

  function keys(platform: Platform): { key: string; isTaken: boolean }[] {
    return make(platform, 'en', true).items.flatMap(({ accelerator, registerAccelerator }) =>
      accelerator === undefined
        ? []
        : { key: accelerator, isTaken: registerAccelerator !== false || platform === 'darwin' },
    );
  }

  test.each(PLATFORMS)('on %s each has Ctrl or Command with it, and is given once', (platform) => {
    const own = keys(platform).map(({ key }) => key);
    expect(own.length).toBeGreaterThan(0);
    for (const key of own) expect(key).toMatch(/^CmdOrCtrl\+.+$/);
    const all = [...own, ...OF_ROLES.map((key) => `CmdOrCtrl+${key}`)];
    expect(new Set(all).size).toBe(all.length);
  });

  test('none is taken from the page, which has some with Ctrl or Command itself', () => {
    const ofPage = SHEET.flatMap(({ lines }) => lines.flatMap((line) => line.keys))
      .filter((key) => key.startsWith('mod+'))
      .map((key) => key.slice('mod+'.length).toLowerCase());
    expect(ofPage).toContain('a');
    const taken = keys('linux').filter(({ isTaken }) => isTaken);
    const letters = taken.map(({ key }) => key.slice('CmdOrCtrl+'.length).toLowerCase());
    expect(letters.filter((letter) => [...ofPage, 'k'].includes(letter))).toEqual([]);
  });
});
