import { expect, test } from 'vitest';
import { Batch } from '../../../../../../electron/monitor/sources/netlink/destroy-events/batch.ts';
import { Outbox } from '../../../../../../electron/monitor/sources/netlink/destroy-events/outbox.ts';
import {
  CELLS,
  HELD,
  MOST_HELD_BYTES,
  type WorkerMessage,
} from '../../../../../../electron/monitor/sources/netlink/destroy-events/protocol.ts';
import { destroyedMessage, PROTOCOL_UDP } from '../../../../../support/destroy-events/message.ts';

const MESSAGE = destroyedMessage({ attributes: [PROTOCOL_UDP] });
const LENGTH = MESSAGE.byteLength;

function fill(batch: Batch, count: number): void {
  for (let index = 0; index < count; index += 1) {
    batch.room.set(new Uint8Array(MESSAGE.buffer));
    expect(batch.add(LENGTH)).toBe(true);
  }
}

function makeOutbox() {
  const cells = new Int32Array(new SharedArrayBuffer(CELLS * 4));
  const posted: WorkerMessage[] = [];
  const outbox = new Outbox(cells, (message) => posted.push(message));
  return { cells, posted, outbox };
}

test('a batch gives its messages once, one after the other', () => {
  const batch = new Batch();
  fill(batch, 3);
  expect(batch.count).toBe(3);
  expect(batch.take()).toEqual(Uint32Array.of(...MESSAGE, ...MESSAGE, ...MESSAGE));
  expect(batch.count).toBe(0);
  expect(batch.take()).toHaveLength(0);
});

test('a batch is full before a message can find no room', () => {
  const batch = new Batch();
  const rooms = new Set<number>();
  while (!batch.isFull) {
    rooms.add(batch.room.length);
    fill(batch, 1);
  }
  expect([...rooms]).toEqual([32 << 10]);
  expect(batch.take().byteLength).toBeLessThan(256 * 1024 + LENGTH);
});

test('what is cut, longer than its room or not as long as it says is not kept', () => {
  const batch = new Batch();
  batch.room.set(new Uint8Array(MESSAGE.buffer));
  expect(batch.add(0)).toBe(false);
  expect(batch.add(LENGTH - 4)).toBe(false);
  expect(batch.add(LENGTH + 4)).toBe(false);
  expect(batch.add((32 << 10) + 1)).toBe(false);
  expect(batch.count).toBe(0);
});

test('nothing is sent where there is nothing to tell', () => {
  const { outbox, posted } = makeOutbox();
  outbox.give(new Batch());
  expect(posted).toEqual([]);
});

test('losses go with the next batch, and once', () => {
  const { outbox, posted } = makeOutbox();
  const batch = new Batch();
  outbox.count(3);
  outbox.count(4);
  outbox.give(batch);
  fill(batch, 1);
  outbox.give(batch);
  expect(posted).toEqual([
    { kind: 'batch', messages: new Uint32Array(), overflowed: 7 },
    { kind: 'batch', messages: MESSAGE, overflowed: 0 },
  ]);
});

test('while too much waits to be taken, messages are counted instead of kept', () => {
  const { outbox, posted, cells } = makeOutbox();
  const batch = new Batch();
  cells[HELD] = MOST_HELD_BYTES - 1;
  fill(batch, 1);
  outbox.give(batch);
  expect(cells[HELD]).toBe(MOST_HELD_BYTES - 1 + LENGTH);
  fill(batch, 5);
  outbox.give(batch);
  expect(batch.count).toBe(0);
  cells[HELD] = 0;
  fill(batch, 2);
  outbox.give(batch);
  expect(posted).toMatchObject([
    { messages: MESSAGE, overflowed: 0 },
    { messages: new Uint32Array(), overflowed: 5 },
    { messages: Uint32Array.of(...MESSAGE, ...MESSAGE), overflowed: 0 },
  ]);
});
