import { afterEach, expect, test, vi } from 'vitest';
import { app } from '../../support/electron/app.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));

const { registerLinks } = await import('../../../electron/desktop/links/deep-link-starts.ts');
const { loginHandlers } = await import('../../../electron/desktop/login/login.ts');

const LAUNCHER = 'D:\\Portico.exe';
const platform = process.platform;

afterEach(() => {
  vi.unstubAllEnvs();
  Object.defineProperty(process, 'platform', { value: platform });
  Object.assign(app, { isPackaged: false });
});

/** The portable edition: its launcher unpacks it, and takes it away again. */
function runPortable(): void {
  Object.defineProperty(process, 'platform', { value: 'win32' });
  Object.assign(app, { isPackaged: true });
  vi.stubEnv('PORTABLE_EXECUTABLE_FILE', LAUNCHER);
}

test('the portable edition is started at login by its launcher', async () => {
  runPortable();
  const setLoginItemSettings = vi.fn();
  const getLoginItemSettings = vi.fn(() => ({
    openAtLogin: true,
    executableWillLaunchAtLogin: true,
  }));
  Object.assign(app, { setLoginItemSettings, getLoginItemSettings });
  const { changeLoginStart } = loginHandlers();
  const item = { path: LAUNCHER, args: ['--hidden'] };
  expect(await changeLoginStart({ on: true })).toEqual({ state: 'known', on: true, waits: false });
  expect(setLoginItemSettings).toHaveBeenCalledWith({ openAtLogin: true, ...item });
  expect(getLoginItemSettings).toHaveBeenCalledWith(item);
});

test('links open the portable edition by its launcher', () => {
  runPortable();
  registerLinks();
  expect(app.protocols.get('portico')).toEqual([LAUNCHER, '--']);
});
