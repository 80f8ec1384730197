import { expect, test } from 'vitest';
import { canWaitInTray } from '../../../electron/desktop/login/login-hidden.ts';

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
