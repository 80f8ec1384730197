import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { NO_ROWS } from '../../../../shared/model/socket.ts';
import { RangeTables } from '../../../../shared/table/range-tables.ts';
import type { RowWatcher } from '../../../../shared/table/row-index.ts';
import { makeRow } from '../../../support/make-row.ts';
import { changesOf } from './naive-tables.ts';
import { steps } from './steps.ts';

type Told = readonly ['opened' | 'closed', SocketRow] | readonly ['changed', SocketRow, SocketRow];

/** Keeps what it was told. */
class Notes implements RowWatcher {
  readonly told: Told[] = [];

  opened(row: SocketRow): void {
    this.told.push(['opened', row]);
  }

  changed(before: SocketRow, after: SocketRow): void {
    this.told.push(['changed', before, after]);
  }

  closed(row: SocketRow): void {
    this.told.push(['closed', row]);
  }
}

function expected(before: Rows, after: Rows): Told[] {
  const { opened, changed, closed } = changesOf(before, after);
  const rowBefore = (id: string): SocketRow => before.get(id) ?? makeRow();
  return [
    ...opened.map((row): Told => ['opened', row]),
    ...changed.map((row): Told => ['changed', rowBefore(row.id), row]),
    ...closed.map((id): Told => ['closed', rowBefore(id)]),
  ];
}

function inAnyOrder(told: readonly Told[]): string[] {
  return told.map((one) => JSON.stringify(one)).sort();
}

test('a watcher is told of every row that opens, changes, moves to another range or closes, with what it was', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const tables = new RangeTables();
      let rows = NO_ROWS;
      for (const step of all) {
        if (step.kind === 'reset') tables.reset([...step.rows.values()]);
        if (step.kind === 'apply') {
          const notes = new Notes();
          tables.apply(changesOf(rows, step.rows), 1000, notes);
          expect(inAnyOrder(notes.told)).toEqual(inAnyOrder(expected(rows, step.rows)));
        }
        if (step.kind === 'reset' || step.kind === 'apply') rows = step.rows;
      }
    }),
    { numRuns: 100 },
  );
});

test('what is not there has not changed and does not close', () => {
  const tables = new RangeTables();
  const notes = new Notes();
  tables.apply({ opened: [], changed: [makeRow({ id: 'a' })], closed: ['b'] }, 1000, notes);
  expect(notes.told).toEqual([]);
});
