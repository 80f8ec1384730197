import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from '../../../../shared/diff/diff.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { Summarizer } from '../../../../shared/summary/summarizer.ts';
import { readings } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

function summaryOf(...rows: readonly SocketRow[]) {
  const summarizer = new Summarizer();
  summarizer.take(new Map(rows.map((row) => [row.id, row])), null);
  return summarizer.summary();
}

/** A listener, on all interfaces unless something else is said. */
function door(port: number, overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({ id: `door-${port}`, local: { address: '0.0.0.0', port }, ...overrides });
}

test('following what changes ends where reading everything anew does', () => {
  fc.assert(
    fc.property(readings(1, 5), (all) => {
      const [first = new Map(), ...later] = all;
      const follower = new Summarizer();
      follower.take(first, null);
      let before = first;
      for (const rows of later) {
        follower.take(rows, diff(before, rows));
        before = rows;
      }
      const fresh = new Summarizer();
      fresh.take(before, null);
      const open = (of: Summarizer) =>
        of.summary().open.map(({ port, protocols }) => [port, protocols]);
      expect(open(follower)).toEqual(open(fresh));
      expect({ ...follower.summary(), open: [] }).toEqual({ ...fresh.summary(), open: [] });
    }),
  );
});

test('nothing is open where nothing listens', () => {
  expect(summaryOf()).toEqual({ doors: 0, connections: 0, openToNetwork: 0, open: [] });
});

test('doors are counted by their number, connections one by one', () => {
  const remote = { address: '192.0.2.1', port: 443 };
  const rows = [
    door(80),
    door(80, { id: 'v6', local: { address: '::', port: 80 } }),
    door(81, { local: { address: '127.0.0.1', port: 81 } }),
    makeRow({ id: 'a', remote }),
    makeRow({ id: 'b', remote: { ...remote, port: 444 } }),
  ];
  expect(summaryOf(...rows)).toMatchObject({ doors: 2, connections: 2, openToNetwork: 1 });
});

test('what is open to the network is named by number, program and the name of its port', () => {
  const service = { name: 'http', description: 'World Wide Web HTTP', side: 'local' } as const;
  const owners = [makeOwner({ name: 'caddy' }), makeOwner({ pid: 2, name: 'helper' })];
  expect(summaryOf(door(443, { owners: [] }), door(80, { owners, service })).open).toEqual([
    { port: 80, protocols: ['tcp'], program: 'caddy', others: 1, service: 'http', id: 'door-80' },
    { port: 443, protocols: ['tcp'], program: null, others: 0, service: null, id: 'door-443' },
  ]);
});

test('several sockets of one port are one entry, which means the port', () => {
  const owners = [makeOwner({ name: 'named' })];
  const udp = door(53, { id: 'udp', protocol: 'udp', owners });
  const [entry, ...others] = summaryOf(door(53, { owners }), udp).open;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ protocols: ['tcp', 'udp'], program: 'named', others: 0, id: null });
});

test('many are counted, and the first dozen named', () => {
  const rows = Array.from({ length: 40 }, (_, index) => door(4000 - index));
  const { openToNetwork, open } = summaryOf(...rows);
  expect(openToNetwork).toBe(40);
  expect(open.map(({ port }) => port)).toEqual(Array.from({ length: 12 }, (_, i) => 3961 + i));
});
