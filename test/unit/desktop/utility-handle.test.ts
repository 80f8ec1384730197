import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { handleOf, type MonitorChild } from '../../../electron/desktop/utility-handle.ts';

/** A utility process led by the test. */
class Child extends EventEmitter {
  readonly heard: unknown[] = [];
  kills = 0;
  isSpawned = true;
  obeys = false;

  postMessage(message: unknown): void {
    this.heard.push(message);
    if (this.obeys) this.emit('exit', 0);
  }
  kill(): boolean {
    if (!this.isSpawned) return false;
    this.kills += 1;
    this.emit('exit', 15);
    return true;
  }
}

function setUp(changes: Partial<Child> = {}) {
  const child = Object.assign(new Child(), changes);
  return { child, handle: handleOf(child as unknown as MonitorChild, 1) };
}

test('a monitor is asked to end, and left alone where it does', async () => {
  const { child, handle } = setUp({ obeys: true });
  await handle.end();
  await handle.end();
  handle.send({ kind: 'watch' });
  expect([child.heard, child.kills]).toEqual([[{ kind: 'end' }], 0]);
});

test('a monitor that does not end by itself is ended', async () => {
  const { child, handle } = setUp();
  await handle.end();
  expect(child.kills).toBe(1);
});

test('a monitor that is not there yet keeps nobody waiting, and is ended when it comes', async () => {
  const { child, handle } = setUp({ isSpawned: false });
  await handle.end();
  expect(child.kills).toBe(0);
  child.isSpawned = true;
  child.emit('spawn');
  expect(child.kills).toBe(1);
});

test('what V8 cannot go on from is told with the end that follows', () => {
  const { child, handle } = setUp();
  const told: (string | undefined)[] = [];
  handle.onClose((how) => told.push(how));
  child.emit('error', 'FatalError', 'v8::ToLocalChecked', '{}');
  expect(told).toEqual([]);
  child.emit('exit', 6);
  expect(told).toEqual(['FatalError at v8::ToLocalChecked']);
});
