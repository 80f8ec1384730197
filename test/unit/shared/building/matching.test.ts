import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DoorIndex } from '../../../../shared/building/doors.ts';
import { matchingDoors } from '../../../../shared/building/matching.ts';
import { Filtered } from '../../../../shared/groups/filtered.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { connection, listener } from './make-door.ts';

const isUdp = ({ protocol }: SocketRow): boolean => protocol === 'udp';

function indexes(rows: readonly SocketRow[]) {
  const [all, asked] = [new DoorIndex(), new DoorIndex()];
  all.reset(rows);
  const receiver = {
    reset: (some: Iterable<SocketRow>) => asked.reset(some),
    apply: (changes: Parameters<DoorIndex['apply']>[0]) => asked.apply(changes, 1),
  };
  const filtered = new Filtered(receiver, isUdp);
  filtered.reset(rows);
  return { all, asked, filtered };
}

test('every door in use is asked for or one of the rest, by any of its sockets', () => {
  const rows = fc.uniqueArray(
    fc.record({ port: fc.integer({ min: 1, max: 40 }), protocol: fc.constantFrom('tcp', 'udp') }),
    { selector: ({ port, protocol }) => `${port} ${protocol}` },
  );
  fc.assert(
    fc.property(rows, (places) => {
      const made = places.map(({ port, protocol }) =>
        listener(port, { id: `${port} ${protocol}`, protocol }),
      );
      const { all, asked } = indexes(made);
      const doors = matchingDoors(all.shown, asked.shown, isUdp);
      const wanted = new Set(made.filter(isUdp).map((row) => row.local.port));
      expect(new Set(doors.list.map(({ port }) => port))).toEqual(wanted);
      expect([...doors.list, ...doors.rest].map(({ port }) => port).sort((a, b) => a - b)).toEqual(
        all.shown.list.map(({ port }) => port),
      );
      expect(doors.counts).toEqual(all.shown.counts);
      for (const { port } of all.shown.list) expect(doors.get(port)?.port).toBe(port);
    }),
  );
});

test('a row that only stops to match has not closed its door', () => {
  const row = listener(53, { id: 'a', protocol: 'udp' });
  const { all, asked, filtered } = indexes([row, connection(40_000)]);
  const changes = { opened: [], changed: [{ ...row, protocol: 'tcp' } as const], closed: [] };
  all.apply(changes, 1);
  filtered.apply(changes);
  const doors = matchingDoors(all.shown, asked.shown, isUdp);
  expect(doors.list).toEqual([]);
  expect(doors.happenings.size).toBe(0);
});

test('what happens to doors that are asked for is told, and nothing of the others', () => {
  const { all, asked, filtered } = indexes([]);
  const opened = [listener(53, { id: 'a', protocol: 'udp' }), listener(80)];
  all.apply({ opened, changed: [], closed: [] }, 1);
  filtered.apply({ opened, changed: [], closed: [] });
  const { happenings } = matchingDoors(all.shown, asked.shown, isUdp);
  expect([...happenings.keys()]).toEqual([53]);
});
