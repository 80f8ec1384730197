import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { openStandIn, standInDriver } from '../drivers/stand-in.ts';
import { DesktopWorld } from './describe-desktop.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../support/electron/fixture-apps/${name}`, import.meta.url));

/** What the fixture's preload exposes. */
interface Echo {
  say(value: unknown): Promise<unknown>;
  ask(value: unknown): Promise<unknown>;
  askInVain(): Promise<unknown>;
  add(a: number, b: number): number;
  fail(): never;
  visit(callback: (given: { deep: { twice(number: number): number } }) => unknown): unknown;
  seenFromThePreload(): string[];
  whatIsRequired(name: string): string[];
}

declare global {
  var echo: Echo;
}

let world: DesktopWorld;
let app: DesktopApp;

beforeAll(async () => {
  world = await DesktopWorld.make(standInDriver, (options) =>
    openStandIn(fixture('echo-main.ts'), options),
  );
  app = await world.open();
});

afterAll(() => world[Symbol.asyncDispose]());

for (const way of ['say', 'ask'] as const) {
  test(`values of structured clone come back whole (${way})`, async () => {
    const found = await app.page.evaluate(async (how) => {
      const cycle: { self?: unknown } = {};
      cycle.self = cycle;
      const sent = {
        map: new Map<unknown, unknown>([[{ key: 1 }, new Date(5)]]),
        set: new Set(['x', undefined]),
        bytes: new Uint8Array([1, 2, 255]),
        part: new Uint16Array([1, 2, 3]).subarray(1),
        big: 2n ** 70n,
        nothing: undefined,
        numbers: [Number.NaN, -0, Number.POSITIVE_INFINITY],
        error: new TypeError('wrong'),
      };
      // A bridge does not carry cycles, so they go only from one side of it.
      const back = (await echo[how](sent)) as typeof sent;
      const [[key, date] = []] = [...back.map];
      return {
        key,
        isDate: date instanceof Date && date.getTime() === 5,
        set: [...back.set],
        bytes: back.bytes instanceof Uint8Array && [...back.bytes],
        part: back.part instanceof Uint16Array && [...back.part],
        isBig: back.big === 2n ** 70n,
        hasNothing: 'nothing' in back && back.nothing === undefined,
        areNumbers: back.numbers.every((number, index) => Object.is(number, sent.numbers[index])),
        error: back.error instanceof Error && back.error.message,
      };
    }, way);
    expect(found).toEqual({
      key: { key: 1 },
      isDate: true,
      set: ['x', undefined],
      bytes: [1, 2, 255],
      part: [2, 3],
      isBig: true,
      hasNothing: true,
      areNumbers: true,
      error: 'wrong',
    });
  });
}

test('what cannot be cloned is refused where it is sent', async () => {
  const refusals = await app.page.evaluate(async () => {
    const refusal = (send: () => Promise<unknown>): Promise<string> =>
      Promise.resolve()
        .then(send)
        .then(
          () => 'sent',
          (error: Error) => error.message,
        );
    return [await refusal(() => echo.say(() => {})), await refusal(() => echo.ask([() => {}]))];
  });
  for (const refusal of refusals) expect(refusal).toContain('could not be cloned');
});

test('the main process cannot send what cannot be cloned either', async () => {
  const name = await app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.getAllWindows()[0]?.webContents.send('echoed', () => {});
      return null;
    } catch (error) {
      return error instanceof Error && error.name;
    }
  });
  expect(name).toBe('DataCloneError');
});

test('a handler that throws rejects the question', async () => {
  const asked = app.page.evaluate(() => echo.askInVain());
  await expect(asked).rejects.toThrow("remote method 'fail': RangeError: out of bounds");
});

test('functions cross the bridge both ways, with what they return and throw', async () => {
  const found = await app.page.evaluate(() => {
    const thrown = (() => {
      try {
        return echo.fail();
      } catch (error) {
        return error instanceof Error && error.message;
      }
    })();
    return { sum: echo.add(2, 3), thrown, visited: echo.visit(({ deep }) => deep.twice(21)) };
  });
  expect(found).toEqual({ sum: 5, thrown: 'thrown in the preload', visited: 42 });
});

test('page and preload share the document, not their globals', async () => {
  const found = await app.page.evaluate(() => {
    Object.assign(globalThis, { onlyInThePage: 1 });
    return {
      fromThePage: ['onlyInThePreload' in globalThis, typeof require, typeof process],
      fromThePreload: echo.seenFromThePreload(),
    };
  });
  expect(found).toEqual({
    fromThePage: [false, 'undefined', 'undefined'],
    fromThePreload: ['undefined', 'string'],
  });
});

test('the preload may require the renderer part of Electron and nothing else', async () => {
  const { page } = app;
  const parts = await page.evaluate(() => echo.whatIsRequired('electron'));
  expect(parts).toEqual(['contextBridge', 'ipcRenderer']);
  const asked = page.evaluate(() => echo.whatIsRequired('node:fs'));
  await expect(asked).rejects.toThrow('module not found');
});

test('a utility process carries values, refuses what it cannot, and tells its end', async () => {
  const found = await app.evaluate(async ({ utilityProcess }, path) => {
    const child = utilityProcess.fork(path);
    const refusal = (value: unknown): string => {
      try {
        child.postMessage(value);
        return 'sent';
      } catch (error) {
        return error instanceof Error ? error.name : '';
      }
    };
    const { port1 } = new MessageChannel();
    const refused = [refusal({ run: () => {} }), refusal({ port1 })];
    port1.close();
    const answer = new Promise<unknown>((resolve) => child.once('message', resolve));
    child.postMessage({ map: new Map([[1, new Uint8Array([9])]]), big: 5n });
    const told = await answer;
    const ended = new Promise<number>((resolve) => child.once('exit', resolve));
    child.postMessage('end');
    return { refused, told, code: await ended, pid: child.pid };
  }, fixture('utility-echo.mjs'));
  expect(found).toEqual({
    refused: ['DataCloneError', 'DataCloneError'],
    told: { data: { map: new Map([[1, new Uint8Array([9])]]), big: 5n }, said: 'undefined' },
    code: 7,
    pid: undefined,
  });
});
