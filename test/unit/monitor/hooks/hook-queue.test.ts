import { expect, onTestFinished, test } from 'vitest';
import {
  type HookBatch,
  HookQueue,
  type HookResult,
} from '../../../../electron/monitor/hooks/hook-queue.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import { handsOut, listener, reading } from '../../shared/findings/make-situation.ts';

const REFUSED: HookResult = { ok: false, detail: 'no', retry: true };

/** A queue whose deliveries end as the test says. */
function setUp(results: readonly HookResult[] = []) {
  const batches: HookBatch[] = [];
  const settled: ({ detail: string; count: number } | null)[] = [];
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const left = [...results];
  const queue = new HookQueue(
    async (batch) => {
      batches.push(batch);
      return left.shift() ?? { ok: true };
    },
    (failure) => settled.push(failure),
    stopping.signal,
    [1, 1, 1],
  );
  return { queue, batches, settled, stopping };
}

function findings(count: number): readonly Finding[] {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([]);
  const rows = Array.from({ length: count }, (_, port) => listener({ port: port + 1 }));
  return engine.take(reading(rows)).findings;
}

test('what is found in one go, or while another is told, is told together', async () => {
  const { queue, batches, settled } = setUp();
  const [a, b, c] = findings(3);
  if (!a || !b || !c) throw new Error('three findings');
  queue.add([a], 1);
  queue.add([b], 2);
  await Promise.resolve();
  await Promise.resolve();
  queue.add([c], 3);
  await queue.idle();
  expect(batches).toEqual([
    { findings: [a, b], more: 0, at: 2 },
    { findings: [c], more: 0, at: 3 },
  ]);
  expect(settled).toEqual([null, null]);
});

test('of a storm two hundred are told, and the others are counted', async () => {
  const { queue, batches } = setUp();
  queue.add(findings(5000), 1);
  queue.add(findings(10), 1);
  await queue.idle();
  expect(batches.map((batch) => [batch.findings.length, batch.more])).toEqual([[200, 4810]]);
});

test('what fails is tried four times in all, and told then', async () => {
  const { queue, batches, settled } = setUp([REFUSED, REFUSED, REFUSED, REFUSED]);
  queue.add(findings(3), 1);
  await queue.idle();
  expect(batches).toHaveLength(4);
  expect(settled).toEqual([{ detail: 'no', count: 3 }]);
});

test('what works at last is no failure', async () => {
  const { queue, batches, settled } = setUp([REFUSED, REFUSED]);
  queue.add(findings(1), 1);
  await queue.idle();
  expect([batches.length, settled]).toEqual([3, [null]]);
});

test('what cannot work another time is tried once', async () => {
  const { queue, batches, settled } = setUp([{ ok: false, detail: 'HTTP 404', retry: false }]);
  queue.add(findings(1), 1);
  await queue.idle();
  expect([batches.length, settled]).toEqual([1, [{ detail: 'HTTP 404', count: 1 }]]);
});

test('at the end nothing is tried again, and nothing is told', async () => {
  const { queue, settled, stopping } = setUp([REFUSED]);
  queue.add(findings(1), 1);
  stopping.abort();
  await queue.idle();
  expect(settled).toEqual([]);
});
