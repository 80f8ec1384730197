import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SnapshotAssembler } from '../../../../shared/api/snapshot-assembler.ts';
import { ColumnsError } from '../../../../shared/columns/columns.ts';
import { encodeRows } from '../../../../shared/columns/socket-columns.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeRow } from '../../../support/make-row.ts';
import type { Message } from './sample-messages.ts';
import { page } from './sample-messages.ts';

const A = makeRow({ id: 'a' });
const B = makeRow({ id: 'b' });
const C = makeRow({ id: 'c' });

function pagesOf(lists: readonly (readonly SocketRow[])[], seq = 1): Message<'snapshot'>[] {
  return lists.map((rows, index) => page(rows, { seq, page: index, pages: lists.length }));
}

function addAll(assembler: SnapshotAssembler, pages: readonly Message<'snapshot'>[]): unknown[] {
  return pages.map((part) => {
    const result = assembler.add(part);
    return typeof result === 'string' ? result : result.rows;
  });
}

test('the last page completes the snapshot, in the order of the pages', () => {
  const results = addAll(new SnapshotAssembler(), pagesOf([[A], [B], [C]]));
  expect(results).toEqual(['more', 'more', [A, B, C]]);
});

test('a whole snapshot says which reading it is', () => {
  const first = page([A], { epoch: 'e7', seq: 42 });
  expect(new SnapshotAssembler().add(first)).toEqual({
    epoch: 'e7',
    seq: 42,
    rows: [A],
    status: first.status,
  });
});

test('an empty snapshot is one', () => {
  expect(addAll(new SnapshotAssembler(), pagesOf([[]]))).toEqual([[]]);
});

test('snapshots follow each other without mixing', () => {
  const assembler = new SnapshotAssembler();
  const both = [...pagesOf([[A], [B]], 1), ...pagesOf([[C], [A]], 2)];
  expect(addAll(assembler, both)).toEqual(['more', [A, B], 'more', [C, A]]);
});

test('a snapshot that begins inside another replaces it', () => {
  const [first] = pagesOf([[A], [B]], 1);
  const results = addAll(new SnapshotAssembler(), [
    ...(first ? [first] : []),
    ...pagesOf([[C]], 2),
  ]);
  expect(results).toEqual(['more', [C]]);
});

test('a missing page is told once, and what follows it is passed over until a snapshot begins', () => {
  const [zero, , two, three] = pagesOf([[A], [B], [C], []]);
  const pages = [zero, two, three].filter((part) => part !== undefined);
  const results = addAll(new SnapshotAssembler(), [...pages, ...pagesOf([[B]])]);
  expect(results).toEqual(['more', 'gap', 'more', [B]]);
});

test.each([
  ['epoch', { epoch: 'e2' }],
  ['number', { seq: 2 }],
  ['count of pages', { pages: 3 }],
  ['place', { page: 2 }],
])('a second page of another %s does not fit', (_what, other) => {
  const assembler = new SnapshotAssembler();
  assembler.add(page([A], { pages: 2 }));
  expect(assembler.add(page([B], { page: 1, pages: 2, ...other }))).toBe('gap');
});

test('a page after the last one is a gap', () => {
  const assembler = new SnapshotAssembler();
  assembler.add(page([A]));
  expect(assembler.add(page([B], { page: 1, pages: 2 }))).toBe('gap');
});

test('columns that are damaged throw', () => {
  const bad = { ...encodeRows([A]), count: 2 };
  expect(() => new SnapshotAssembler().add(page([], { rows: bad }))).toThrow(ColumnsError);
});

test('whatever pages are lost, a snapshot is whole or does not come', () => {
  const snapshots = [1, 2, 3].map((seq) =>
    pagesOf(
      [[makeRow({ id: `${seq}a` })], [makeRow({ id: `${seq}b` })], [makeRow({ id: `${seq}c` })]],
      seq,
    ),
  );
  const losses = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(losses, (lost) => {
      const assembler = new SnapshotAssembler();
      const seen: string[][] = [];
      for (const [index, part] of snapshots.flat().entries()) {
        const whole = lost[index] ? 'more' : assembler.add(part);
        if (typeof whole !== 'string') seen.push(whole.rows.map((row) => row.id));
      }
      const complete = [1, 2, 3].filter((seq) => !lost.slice(seq * 3 - 3, seq * 3).includes(true));
      expect(seen).toEqual(complete.map((seq) => [`${seq}a`, `${seq}b`, `${seq}c`]));
    }),
  );
});
