import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bar, barsOf, lanesOf } from '../../../../shared/history/timeline.ts';
import { makeListener, makeProgram } from '../../../support/history/make-listener.ts';

const OPTIONS = { from: 0, to: 100_000, steps: 100, lanes: 10, by: 'door', until: 90_000 } as const;

const stays = fc.array(
  fc
    .record({ firstSeen: fc.integer({ min: 0, max: 80_000 }), lasted: fc.nat(30_000) })
    .map(({ firstSeen, lasted }) =>
      makeListener({ firstSeen, lastSeen: firstSeen + lasted, ended: firstSeen + lasted }),
    ),
  { maxLength: 20 },
);

test('bars follow each other without touching, and cover every time in which somebody listened', () => {
  fc.assert(
    fc.property(stays, fc.integer({ min: 1, max: 5000 }), (listeners, step) => {
      const bars = barsOf(listeners, OPTIONS, step);
      for (const [index, bar] of bars.entries()) {
        const next = bars[index + 1];
        if (next) expect(next.from - bar.to).toBeGreaterThanOrEqual(step);
      }
      for (const { firstSeen, lastSeen } of listeners) {
        expect(bars.some(({ from, to }) => from <= firstSeen && to >= (lastSeen ?? 0))).toBe(true);
      }
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(listeners.length);
    }),
  );
});

test('at the finest step, bars are exactly the times in which somebody listened', () => {
  fc.assert(
    fc.property(stays, (listeners) => {
      const bars = barsOf(listeners, OPTIONS, 1);
      const isSeen = (at: number, all: readonly Pick<Bar, 'from' | 'to'>[]) =>
        all.some(({ from, to }) => from <= at && at <= to);
      const naive = listeners.map(({ firstSeen, lastSeen }) => ({
        from: firstSeen,
        to: lastSeen ?? 0,
      }));
      for (let at = 0; at <= 110_000; at += 997) expect(isSeen(at, bars)).toBe(isSeen(at, naive));
    }),
  );
});

test('lanes are of one program at one port, in the order of the ports, and those too many are counted', () => {
  const web = makeProgram({ path: '/usr/bin/web' });
  const listeners = [
    makeListener({ id: 1, port: 443, program: web }),
    makeListener({ id: 2, port: 80, program: web }),
    makeListener({ id: 3, port: 80, program: web, address: '::' }),
    makeListener({ id: 4, port: 80, protocol: 'udp' }),
  ];
  const { lanes, more } = lanesOf(listeners, { ...OPTIONS, to: 2_000_000, lanes: 2 });
  expect(lanes.map(({ port, protocol }) => `${port}/${protocol}`)).toEqual(['80/tcp', '80/udp']);
  expect(more).toBe(1);
});

test('by program, a lane holds all ports of one', () => {
  const web = makeProgram({ path: '/usr/bin/web' });
  const listeners = [80, 443, 8443].map((port, id) => makeListener({ id, port, program: web }));
  const { lanes } = lanesOf(listeners, { ...OPTIONS, to: 2_000_000, by: 'program' });
  expect(lanes).toMatchObject([{ port: null, ports: 3 }]);
});

test('what is still there reaches as far as was watched', () => {
  const [bar] = barsOf([makeListener({ firstSeen: 10_000 })], OPTIONS, 1);
  expect(bar).toMatchObject({ from: 10_000, to: 90_000, isOpen: true });
});

test('an answer stays small, however much there was', () => {
  const listeners = Array.from({ length: 60_000 }, (_, index) => {
    const firstSeen = Math.floor(index / 300) * 500;
    return makeListener({
      id: index,
      port: 1 + (index % 300),
      ...{ firstSeen, lastSeen: firstSeen + 1, ended: firstSeen + 1 },
    });
  });
  const { lanes } = lanesOf(listeners, { ...OPTIONS, steps: 2000, lanes: 300 });
  const bars = lanes.reduce((sum, lane) => sum + lane.bars.length, 0);
  expect(lanes).toHaveLength(300);
  expect(bars).toBeLessThanOrEqual(12_000);
});
