import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameRow, sameValue } from '../../../../shared/diff/equal.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

test('a row is the same as its copy', () => {
  fc.assert(
    fc.property(rows, (row) => {
      expect(sameRow(row, structuredClone(row))).toBe(true);
    }),
  );
});

test('a row with any one field changed is another', () => {
  fc.assert(
    fc.property(rows, rows, (row, other) => {
      for (const key of Object.keys(row) as (keyof SocketRow)[]) {
        const mixed = { ...row, [key]: other[key] };
        const isSame = JSON.stringify(row[key]) === JSON.stringify(other[key]);
        expect(sameRow(row, mixed)).toBe(isSame);
      }
    }),
  );
});

test.each<[string, Partial<SocketRow>]>([
  ['another owner', { owners: [makeOwner({ pid: 1 })] }],
  ['one owner more', { owners: [makeOwner(), makeOwner({ pid: 1 })] }],
  ['no owner', { owners: [] }],
  ['another local port', { local: { address: '127.0.0.1', port: 8081 } }],
])('%s is seen deep inside a row', (_what, change) => {
  const row = makeRow({ owners: [makeOwner()] });
  expect(sameRow(row, { ...row, ...change })).toBe(false);
});

test.each<[unknown, unknown]>([
  [null, {}],
  [{}, []],
  [[], {}],
  [[1], [1, 2]],
  [{ a: undefined }, { b: undefined }],
  [{ a: 1 }, { a: 1, b: 2 }],
  ['1', 1],
  [null, undefined],
])('%j and %j differ', (a, b) => {
  expect([sameValue(a, b), sameValue(b, a)]).toEqual([false, false]);
});

test('the order of keys does not matter, that of a list does', () => {
  expect(sameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
});
