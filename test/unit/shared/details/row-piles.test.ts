import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foremost, RowPiles } from '../../../../shared/details/row-piles.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeRow } from '../../../support/make-row.ts';

type Pile = 'even' | 'odd';

/** By its uid; a multiple of three is of no interest. */
function pileOf({ uid }: SocketRow): Pile | null {
  if (uid === null || uid % 3 === 0) return null;
  return uid % 2 === 0 ? 'even' : 'odd';
}

const rowArbitrary = fc
  .record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), uid: fc.nat(12) })
  .map((facts) => makeRow(facts));
const stepArbitrary = fc.record({
  closed: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 2 }),
  put: fc.uniqueArray(rowArbitrary, { selector: ({ id }) => id }),
});

test('piles kept up to date hold what piles made anew would hold', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary), (steps) => {
      const rows = new Map<string, SocketRow>();
      const piles = new RowPiles<Pile>(pileOf);
      piles.reset([]);
      for (const { closed, put } of steps) {
        for (const id of closed) rows.delete(id);
        const [changed, opened] = [
          put.filter(({ id }) => rows.has(id)),
          put.filter(({ id }) => !rows.has(id)),
        ];
        for (const row of put) rows.set(row.id, row);
        piles.apply({ opened, changed, closed });
        for (const name of ['even', 'odd'] as const) {
          const expected = [...rows.values()].filter((row) => pileOf(row) === name);
          expect(new Map(piles.pile(name))).toEqual(new Map(expected.map((row) => [row.id, row])));
        }
      }
      const anew = new RowPiles<Pile>(pileOf);
      anew.reset(rows.values());
      expect(new Map(piles.pile('odd'))).toEqual(new Map(anew.pile('odd')));
    }),
  );
});

test('doors come first, then the youngest connections, as many as are asked for', () => {
  const remote = { address: '10.0.0.1', port: 1 };
  const arbitrary = fc.uniqueArray(
    fc
      .record({ id: fc.uuid(), firstSeenAt: fc.nat(5), isDoor: fc.boolean() })
      .map(({ isDoor, ...facts }) => makeRow({ ...facts, remote: isDoor ? null : remote })),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 1, max: 6 }), (rows, most) => {
      const order = (a: SocketRow, b: SocketRow) =>
        Number(a.remote !== null) - Number(b.remote !== null) ||
        b.firstSeenAt - a.firstSeenAt ||
        (a.id < b.id ? -1 : 1);
      expect(foremost(rows, most)).toEqual([...rows].sort(order).slice(0, most));
    }),
  );
});
