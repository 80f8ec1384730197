import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Door } from '../../../electron/desktop/door.ts';
import { Supervisor } from '../../../electron/monitor/host/supervisor.ts';
import {
  DEFAULT_SETTINGS,
  type KeepInTray,
  type Settings,
} from '../../../shared/model/settings.ts';
import type { Sight } from '../../../shared/model/sight.ts';
import { app } from '../../support/electron/app.ts';
import { StandInTray } from '../../support/electron/tray.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));
vi.mock('../../../electron/desktop/tray/tray-pictures.ts', () => ({
  trayPicture: () => 'build/icons/png/16x16.png',
}));

const { followClosing } = await import('../../../electron/desktop/tray/closing.ts');
const { TrayItem } = await import('../../../electron/desktop/tray/tray.ts');

const platform = process.platform;

beforeEach(() => {
  app.removeAllListeners();
  vi.spyOn(app, 'isReady').mockReturnValue(true);
});
afterEach(() => {
  for (const tray of [...StandInTray.all]) tray.destroy();
  vi.restoreAllMocks();
  Object.defineProperty(process, 'platform', { value: platform });
});

function settingsWith(keepInTray: KeepInTray): Settings {
  return { ...DEFAULT_SETTINGS, desktop: { ...DEFAULT_SETTINGS.desktop, keepInTray } };
}

/** The tray of an app whose monitor and page say what a test lets them say. */
function setUp(system: NodeJS.Platform = platform) {
  Object.defineProperty(process, 'platform', { value: system });
  const supervisor = new Supervisor({
    spawn: () => {
      throw new Error('no monitor is started here');
    },
    setup: { dataFolder: '', version: '', selfPids: [] },
  });
  const watched = vi.spyOn(supervisor, 'watchSettings');
  let see: (sight: Sight | null) => void = () => {};
  const door: Door = {
    show: () => {},
    announce: () => {},
    watchSight: (listener) => {
      see = listener;
    },
  };
  const item = new TrayItem({
    supervisor,
    door,
    kept: settingsWith('always'),
    show: () => {},
    open: () => {},
  });
  const [tray] = StandInTray.all;
  if (!tray) throw new Error('there is no tray');
  return {
    item,
    tray,
    see: (sight: Sight | null) => see(sight),
    set: (keepInTray: KeepInTray) => watched.mock.calls[0]?.[0](settingsWith(keepInTray)),
    pause: () => tray.menu?.getMenuItemById('pause')?.label,
  };
}

test.each<NodeJS.Platform>(['linux', 'win32'])(
  'on %s the menu goes on to follow the page after it was opened and closed',
  async (system) => {
    const { tray, see, pause } = setUp(system);
    see('front');
    expect(pause()).toBe('Pause');
    tray.openMenu();
    tray.closeMenu();
    see('paused');
    await vi.waitFor(() => expect(pause()).toBe('Resume'));
  },
);

test('on Windows a menu that is open stays as it is until it is closed', async () => {
  const { tray, see, pause } = setUp('win32');
  see('front');
  tray.openMenu();
  see('paused');
  expect(pause()).toBe('Pause');
  tray.closeMenu();
  await vi.waitFor(() => expect(pause()).toBe('Resume'));
});

test('an app without a window ends when the user wants its symbol no more', async () => {
  const { item, set } = setUp();
  const quit = vi.spyOn(app, 'quit').mockReturnValue();
  followClosing(item, { isRestarting: false });
  set('always');
  set('never');
  await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
  expect(StandInTray.all).toEqual([]);
});
