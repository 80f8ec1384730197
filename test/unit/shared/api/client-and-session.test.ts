import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE_ROWS } from '../../../../electron/monitor/sessions/client-session.ts';
import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { readings } from '../../../support/arbitraries.ts';
import { makeRow, rowsById } from '../../../support/make-row.ts';
import { JoinedLine } from './joined-line.ts';

type Step = (line: JoinedLine, next: () => Rows) => void | Promise<void>;

/** What can happen between two machines, each in its own time. */
const STEPS: Readonly<Record<string, Step>> = {
  publish: (line, next) => line.publish(next()),
  publishTwice: (line, next) => {
    line.publish(next());
    line.publish(next());
  },
  publishBlind: (line) => line.publishBlind(),
  changeEpoch: (line) => line.changeEpoch(),
  toClient: (line) => void line.deliverToClient(),
  toMonitor: (line) => void line.deliverToMonitor(),
  bothWays: (line) => {
    line.deliverToMonitor();
    line.deliverToClient();
  },
  drain: (line) => line.drain(),
  breakOff: (line) => line.breakOff(null),
  restartMonitor: (line) => line.breakOff('monitor-restarting'),
  waitOver: (line) => line.waitOver(),
  hide: (line) => line.see('hidden'),
  pause: (line) => line.see('paused'),
  show: (line) => line.see('front'),
};

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('publish', 'toClient', 'toMonitor', 'bothWays', 'drain'),
    },
    { weight: 2, arbitrary: fc.constantFrom('publishTwice', 'waitOver') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'publishBlind',
        'changeEpoch',
        'breakOff',
        'restartMonitor',
        'hide',
        'pause',
        'show',
      ),
    },
  ),
  { minLength: 5, maxLength: 40 },
);

function sorted(rows: Rows | null): SocketRow[] | null {
  return rows && [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

test('whatever happens in whatever order, the client shows what the monitor published', async () => {
  await fc.assert(
    fc.asyncProperty(readings(1, 8), steps, async (all, script) => {
      const line = new JoinedLine();
      let turn = 0;
      const next = (): Rows => {
        turn += 1;
        return all[turn % all.length] ?? new Map();
      };
      await line.start();
      let heard = 0;
      for (const name of script) {
        await STEPS[name]?.(line, next);
        if (line.heard === heard) continue;
        heard = line.heard;
        expect(sorted(line.shown)).toEqual(sorted(line.trueRows));
      }
      line.see('front');
      line.publish(next());
      await line.drain();
      expect(sorted(line.shown)).toEqual(sorted(line.latestRows));
      expect(line.heard).toBeGreaterThan(0);
      expect(line.violations).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 20_000);

test('a snapshot of several pages arrives whole, and deltas follow it', async () => {
  const many = Array.from({ length: PAGE_ROWS * 2 + 1 }, (_, index) => makeRow({ id: `${index}` }));
  const line = new JoinedLine();
  line.publish(rowsById(many));
  await line.start();
  await line.drain();
  expect(line.shown?.size).toBe(many.length);
  line.publish(rowsById(many.slice(1)));
  await line.drain();
  expect(line.shown?.has('0')).toBe(false);
  expect(line.shown?.size).toBe(many.length - 1);
});

test('a client that connects before the first reading waits for it', async () => {
  const line = new JoinedLine();
  await line.start();
  await line.drain();
  expect(line.heard).toBe(0);
  line.publish(rowsById([makeRow()]));
  await line.drain();
  expect(line.shown?.size).toBe(1);
});

test('readings that come while one is unacknowledged arrive as one', async () => {
  const line = new JoinedLine();
  line.publish(rowsById([makeRow({ id: 'a' }), makeRow({ id: 'b' })]));
  await line.start();
  await line.drain();
  const heard = line.heard;
  line.publish(rowsById([makeRow({ id: 'a' })]));
  line.publish(rowsById([makeRow({ id: 'a' }), makeRow({ id: 'c' })]));
  line.publish(rowsById([makeRow({ id: 'a', state: 'CLOSED' }), makeRow({ id: 'c' })]));
  await line.drain();
  expect(line.heard).toBe(heard + 2);
  expect(sorted(line.shown)).toEqual(sorted(line.latestRows));
});
