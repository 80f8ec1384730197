import { beforeEach, expect, test, vi } from 'vitest';
import { app } from '../../support/electron/app.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));

const { canWaitInTray } = await import('../../../electron/desktop/login/login-hidden.ts');

beforeEach(() => {
  app.removeAllListeners();
});

const THERE = { isThere: true };

/** A session in which the tray is shown after so many questions. */
function session(after: number): { hasHost: () => Promise<boolean>; asked: () => number } {
  let asked = 0;
  const hasHost = async (): Promise<boolean> => {
    asked += 1;
    return asked > after;
  };
  return { hasHost, asked: () => asked };
}

const atOnce = async (): Promise<void> => {};

test('where the tray is shown the app waits in it, without being asked twice', async () => {
  const { hasHost, asked } = session(0);
  expect(await canWaitInTray(THERE, hasHost, atOnce)).toBe(true);
  expect(asked()).toBe(1);
});

test('a tray that comes a little later than the app is waited for', async () => {
  expect(await canWaitInTray(THERE, session(5).hasHost, atOnce)).toBe(true);
});

test('where none comes the window has to be shown, after so many questions', async () => {
  const { hasHost, asked } = session(Number.POSITIVE_INFINITY);
  expect(await canWaitInTray(THERE, hasHost, atOnce)).toBe(false);
  expect(asked()).toBe(10);
});

test('where the user wants no symbol nobody is asked', async () => {
  const { hasHost, asked } = session(0);
  expect(await canWaitInTray({ isThere: false }, hasHost, atOnce)).toBe(false);
  expect(asked()).toBe(0);
});

test.each([
  ['is seen while it is waited for', 3],
  ['is seen in the last moment', 10],
])('a window that the user opened meanwhile %s: it is left as it is', async (_, pauses) => {
  let paused = 0;
  const pause = async (): Promise<void> => {
    paused += 1;
    if (paused === pauses) app.emit('browser-window-created');
  };
  const { hasHost, asked } = session(Number.POSITIVE_INFINITY);
  expect(await canWaitInTray(THERE, hasHost, pause)).toBe(true);
  expect(asked()).toBe(pauses);
});
