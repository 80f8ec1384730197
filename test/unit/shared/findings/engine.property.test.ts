import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from '../../../../shared/diff/diff.ts';
import type { FindingsReading } from '../../../../shared/findings/engine.ts';
import { FindingsEngine, LIVE_PATIENCE, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import { learn } from '../../../../shared/findings/learn.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { rows as anyRow, readings } from '../../../support/arbitraries.ts';
import { rowsById } from '../../../support/make-row.ts';
import { doors, handsOut, hiddenListener, listener, makeRule } from './make-situation.ts';

/** Doors of a few programs at a few ports: so that rules and doors meet. */
const doorRows = fc
  .record({
    port: fc.constantFrom(22, 6379, 8080, 8081, 40_000, 50_000),
    address: fc.constantFrom('127.0.0.1', '192.0.2.1', '0.0.0.0', '::'),
    path: fc.constantFrom('/usr/bin/a', '/usr/bin/b', null),
    protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    uid: fc.constantFrom(0, 1000, null),
    unit: fc.constantFrom(null, 'a.service', 'b.service'),
    isHidden: fc.boolean(),
  })
  .map(({ isHidden, ...options }): SocketRow => (isHidden ? hiddenListener : listener)(options));

const houses: fc.Arbitrary<SocketRow[]> = fc.array(
  fc.oneof(doorRows, { weight: 1, arbitrary: anyRow }),
  {
    maxLength: 8,
  },
);
const ruleSets: fc.Arbitrary<Rule[]> = fc.array(
  fc
    .record({
      port: fc.constantFrom(22, 8080, [8000, 8100] as const, 'dynamic' as const),
      exposure: fc.constantFrom('loopback' as const, 'any' as const),
      isAnyProgram: fc.boolean(),
    })
    .map(({ isAnyProgram, ...rule }) =>
      makeRule({ ...rule, ...(isAnyProgram && { program: null }) }),
    ),
  { maxLength: 4 },
);

const sequences = fc.oneof(
  readings(1, 5),
  fc.array(
    houses.map((house): Rows => rowsById(house)),
    { minLength: 1, maxLength: 5 },
  ),
);

function readingOf(rows: Rows, index: number, delta: FindingsReading['delta']): FindingsReading {
  return {
    rows,
    delta,
    takenAt: 1_700_000_000_000 + index * 1000,
    hiddenReason: null,
    problems: [],
  };
}

/** What an engine says at the end of a sequence of whole readings. */
function replayed(engine: FindingsEngine, sequence: readonly Rows[]) {
  let last = engine.latest;
  for (const [index, rows] of sequence.entries()) last = engine.take(readingOf(rows, index, null));
  return last;
}

function fresh(rules: readonly Rule[]): FindingsEngine {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect(rules);
  return engine;
}

test('any sequence replayed gives the same findings: in another engine, and once more in the same one', () => {
  fc.assert(
    fc.property(sequences, ruleSets, (sequence, rules) => {
      const engine = fresh(rules);
      const once = replayed(engine, sequence).findings;
      const twice = replayed(engine, sequence);
      expect(twice.findings).toEqual(once);
      expect(twice.fresh).toEqual([]);
      expect(replayed(fresh(rules), sequence).findings).toEqual(once);
    }),
  );
});

test('deltas say the same as whole readings, with patience too', () => {
  fc.assert(
    fc.property(sequences, ruleSets, (sequence, rules) => {
      const whole = new FindingsEngine(handsOut, LIVE_PATIENCE);
      const byDelta = new FindingsEngine(handsOut, LIVE_PATIENCE);
      whole.expect(rules);
      byDelta.expect(rules);
      let before: Rows = new Map();
      for (const [index, rows] of sequence.entries()) {
        const delta = index === 0 ? null : diff(before, rows);
        const a = whole.take(readingOf(rows, index, null));
        const b = byDelta.take(readingOf(rows, index, delta));
        expect(new Set(b.findings.map(({ id }) => id))).toEqual(
          new Set(a.findings.map(({ id }) => id)),
        );
        expect(b.fresh.map(({ id }) => id).sort()).toEqual(a.fresh.map(({ id }) => id).sort());
        before = rows;
      }
    }),
  );
});

test('what was learnt is never found: after a restart, under other keys, in another order', () => {
  fc.assert(
    fc.property(houses, fc.boolean(), (house, asRange) => {
      const engine = fresh(learn([], doors(...house), asRange));
      const restarted = house
        .map((row, index): SocketRow => {
          const owners = row.owners.map((owner) => ({
            ...owner,
            pid: owner.pid + 1,
            startedAt: 1,
          }));
          return { ...row, id: `other ${index}`, owners };
        })
        .reverse();
      const { findings } = engine.take(readingOf(rowsById(restarted), 0, null));
      expect(findings.filter(({ kind }) => kind !== 'owner-hidden')).toEqual([]);
    }),
  );
});

test('no two findings are of the same fact', () => {
  fc.assert(
    fc.property(houses, ruleSets, (house, rules) => {
      const { findings } = fresh(rules).take(readingOf(rowsById(house), 0, null));
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    }),
  );
});
