import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DestroyEvents } from '../../../../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';
import { allowTime, eventually } from '../../../../../support/real-processes.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

allowTime();

const OPENED = `import { parentPort, workerData } from 'node:worker_threads';
const post = (message) => parentPort.postMessage(message);
post({ kind: 'opened', grantedBytes: 4096 });
`;

/** A worker of the test's own, for what the real one cannot be made to do. */
function open(code: string): ReturnType<typeof DestroyEvents.open> {
  const path = join(tempFolder(), 'worker.mjs');
  writeFileSync(path, code);
  return DestroyEvents.open(path);
}

async function openListening(code: string): Promise<DestroyEvents> {
  const events = await open(OPENED + code);
  if (!(events instanceof DestroyEvents)) throw new Error(events.detail);
  onTestFinished(() => events.close());
  return events;
}

test('a worker that cannot open says why, as a value', async () => {
  const failure = { code: 'denied', detail: 'bind: EPERM' };
  const code = `import { parentPort } from 'node:worker_threads';
parentPort.postMessage({ kind: 'failed', failure: ${JSON.stringify(failure)} });`;
  expect(await open(code)).toEqual(failure);
});

test('a worker that cannot be loaded, throws or ends without a word is a failure too', async () => {
  const missing = await DestroyEvents.open(join(tempFolder(), 'none.mjs'));
  expect(missing).toMatchObject({ code: 'failed', detail: expect.stringContaining('none.mjs') });
  const thrown = await open(`throw new Error('no luck');`);
  expect(thrown).toEqual({ code: 'failed', detail: 'Error: no luck' });
  expect(await open('')).toEqual({ code: 'failed', detail: 'the thread ended' });
});

test('what came before a worker ended is still given, and then that it ended', async () => {
  const events = await openListening(`
const messages = Uint32Array.of(1, 2, 3);
post({ kind: 'batch', messages, overflowed: 2 }, [messages.buffer]);
post({ kind: 'batch', messages: new Uint32Array(), overflowed: 3 });
post({ kind: 'failed', failure: { code: 'failed', detail: 'recv: EBADF' } });`);
  expect(events.grantedBytes).toBe(4096);
  const drained: ReturnType<DestroyEvents['drain']>[] = [];
  await eventually(() => {
    drained.push(events.drain());
    return drained.at(-1)?.ended ?? null;
  }).toEqual({ code: 'failed', detail: 'recv: EBADF' });
  expect(drained.flatMap(({ messages }) => messages)).toEqual([Uint32Array.of(1, 2, 3)]);
  expect(drained.reduce((sum, { overflowed }) => sum + overflowed, 0)).toBe(5);
  expect(drained.filter(({ ended }) => ended === null).length).toBe(drained.length - 1);
});

test('a worker that throws later has ended, and closing it is no trouble', async () => {
  const events = await openListening(`setTimeout(() => { throw new Error('later'); }, 20);`);
  await eventually(() => events.drain().ended).toEqual({ code: 'failed', detail: 'Error: later' });
  await events.close();
  await events.close();
});

test('one that was closed has not ended by itself', async () => {
  const events = await openListening(`
const timer = setInterval(() => {
  if (Atomics.load(workerData.cells, 0) === 1) clearInterval(timer);
}, 5);`);
  await events.close();
  expect(events.drain().ended).toBeNull();
});

test('what is drained makes room for more', async () => {
  const events = await openListening(`
const { cells } = workerData;
Atomics.add(cells, 1, 12);
post({ kind: 'batch', messages: Uint32Array.of(1, 2, 3), overflowed: 0 });
const timer = setInterval(() => {
  if (Atomics.load(cells, 1) !== 0) return;
  clearInterval(timer);
  post({ kind: 'batch', messages: new Uint32Array(), overflowed: 1 });
}, 5);`);
  await eventually(() => events.drain().overflowed).toBe(1);
});
