import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRows, isOpen, useOf } from '../../../../shared/building/door.ts';
import { DoorIndex, type Doors } from '../../../../shared/building/doors.ts';
import { isOpenToNetwork } from '../../../../shared/model/exposure.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeOwner } from '../../../support/make-row.ts';
import { ADDRESSES, connection, listener } from './make-door.ts';

const rows: fc.Arbitrary<SocketRow> = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }),
    port: fc.constantFrom(22, 80, 5432, 40_000),
    address: fc.constantFrom(...ADDRESSES, null),
    protocol: fc.constantFrom('tcp', 'udp'),
    ownersStatus: fc.constantFrom('complete', 'hidden'),
  })
  .map(({ id, port, address, ...more }) => {
    const row = { id: `${id}`, ...more };
    return address === null
      ? connection(port, row)
      : listener(port, { ...row, local: { address, port } });
  });

/** What the doors are, told by looking at all rows. */
function plainly(all: Iterable<SocketRow>): unknown {
  const byPort = Map.groupBy(all, (row) => row.local.port);
  return [...byPort]
    .sort(([a], [b]) => a - b)
    .map(([port, group]) => {
      const open = group.filter((row) => useOf(row) !== 'connection');
      const alike = open.length > 0 ? open : group;
      const [strongest] = open.toSorted(compareRows);
      const hasBoth = new Set(alike.map(({ protocol }) => protocol)).size > 1;
      return [port, strongest ? useOf(strongest) : 'connection', hasBoth, strongest?.id ?? null];
    });
}

function told({ list }: Doors): unknown {
  return list.map((door) => {
    return [door.port, door.use, door.hasBoth, isOpen(door) ? door.row.id : null];
  });
}

test('after any changes the doors are what all rows together make of them', () => {
  const steps = fc.array(
    fc.record({ put: fc.array(rows, { maxLength: 5 }), close: fc.array(fc.nat(30)) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 10 }), steps, (first, changes) => {
      const all = new Map(first.map((row) => [row.id, row]));
      const index = new DoorIndex();
      index.reset(all.values());
      expect(told(index.shown)).toEqual(plainly(all.values()));
      for (const { put, close } of changes) {
        const unique = [...new Map(put.map((row) => [row.id, row])).values()];
        const opened = unique.filter(({ id }) => !all.has(id));
        const changed = unique.filter(({ id }) => all.has(id));
        const closed = close
          .map(String)
          .filter((id) => all.has(id) && !unique.some((row) => row.id === id));
        for (const id of closed) all.delete(id);
        for (const row of unique) all.set(row.id, row);
        index.apply({ opened, changed, closed }, 0);
        expect(told(index.shown)).toEqual(plainly(all.values()));
        const { counts, list } = index.shown;
        expect(counts.open).toBe(list.filter(isOpen).length);
        expect(counts.openToNetwork).toBe(
          list.filter(({ row }) => isOpenToNetwork(row.exposure)).length,
        );
      }
    }),
  );
});

test('a known owner and TCP stand before others of the same use', () => {
  const index = new DoorIndex();
  const hidden = listener(80, { id: 'hidden', ownersStatus: 'hidden', owners: [] });
  const udp = listener(80, { id: 'udp', protocol: 'udp' });
  index.reset([hidden, udp, listener(80, { id: 'known' })]);
  expect(index.shown.get(80)).toMatchObject({
    row: { id: 'known' },
    isOwnerHidden: false,
    hasBoth: true,
    sockets: 3,
  });
});

describe('what happened', () => {
  function happened(before: SocketRow[], change: Parameters<DoorIndex['apply']>[0]): unknown {
    const index = new DoorIndex();
    index.reset(before);
    index.apply(change, 1000);
    return [...index.shown.happenings].map(([port, { kind, at }]) => [port, kind, at]);
  }
  const none = { opened: [], changed: [], closed: [] };

  test('a first reading is no news', () => {
    const index = new DoorIndex();
    index.reset([listener(80)]);
    expect(index.shown.happenings.size).toBe(0);
  });

  test('doors open, change and close', () => {
    expect(happened([], { ...none, opened: [listener(80)] })).toEqual([[80, 'opened', 1000]]);
    expect(happened([listener(80)], { ...none, closed: ['listener 80'] })).toEqual([
      [80, 'closed', 1000],
    ]);
    const moved = listener(80, { local: { address: '127.0.0.1', port: 80 } });
    expect(happened([listener(80)], { ...none, changed: [moved] })).toEqual([
      [80, 'changed', 1000],
    ]);
    const another = listener(80, { owners: [makeOwner({ name: 'another' })] });
    expect(happened([listener(80)], { ...none, changed: [another] })).toEqual([
      [80, 'changed', 1000],
    ]);
  });

  test('a door on whose number a connection lives on has closed', () => {
    const both = [listener(80), connection(80)];
    expect(happened(both, { ...none, closed: ['listener 80'] })).toEqual([[80, 'closed', 1000]]);
  });

  test('connections come and go without a sign', () => {
    const change = { ...none, opened: [connection(40_000)], closed: ['connection 5'] };
    expect(happened([connection(5)], change)).toEqual([]);
  });

  test('a second listener of the same kind is no news', () => {
    const second = listener(80, { id: 'second', firstSeenAt: Date.UTC(2030, 0, 1) });
    expect(happened([listener(80)], { ...none, opened: [second] })).toEqual([]);
  });
});

test('as long as no door looks different, the doors are the same object', () => {
  const index = new DoorIndex();
  index.reset([listener(80), connection(40_000)]);
  const before = index.shown;
  index.apply(
    {
      opened: [connection(80)],
      changed: [{ ...connection(40_000), state: 'CLOSE_WAIT' }],
      closed: [],
    },
    0,
  );
  expect(index.shown).toBe(before);
  expect(before.get(40_000)?.row.state).toBe('CLOSE_WAIT');
  index.apply({ opened: [], changed: [], closed: ['connection 40000'] }, 0);
  expect(index.shown).not.toBe(before);
});
