import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { joinQuit, type QuittingApp } from '../../../electron/desktop/quitting.ts';
import { PreventableEvent } from '../../support/electron/prevent.ts';

/** Is deaf to `quit` while it tells that it will, as Electron is. */
class App extends EventEmitter {
  readonly done: string[] = [];
  readonly over = Promise.withResolvers<void>();
  #isTelling = false;

  releaseSingleInstanceLock(): void {
    this.done.push('lock released');
  }
  quit(): void {
    if (this.#isTelling) return void this.done.push('not heard');
    this.#isTelling = true;
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    setImmediate(() => {
      this.#isTelling = false;
    });
    if (event.defaultPrevented) return;
    this.done.push('over');
    this.over.resolve();
  }
}

function setUp(end: (done: string[]) => Promise<void>): App {
  const app = new App();
  joinQuit(app as unknown as QuittingApp, () => {
    app.done.push('end');
    return end(app.done);
  });
  return app;
}

test('the app quits, also where everything has ended at once', async () => {
  const app = setUp(async () => {});
  app.quit();
  await app.over.promise;
  expect(app.done).toEqual(['lock released', 'end', 'over']);
});

test('told twice to quit, it ends things once', async () => {
  const ended = Promise.withResolvers<void>();
  const app = setUp(() => ended.promise);
  app.quit();
  await new Promise(setImmediate);
  app.quit();
  await new Promise(setImmediate);
  ended.resolve();
  await app.over.promise;
  expect(app.done.filter((done) => done === 'end')).toHaveLength(1);
});

test('the app quits where something cannot be ended', async () => {
  const app = setUp(() => Promise.reject(new Error('it does not end')));
  app.quit();
  await app.over.promise;
  expect(app.done.at(-1)).toBe('over');
});
