import { expect, test } from 'vitest';
import { diff } from '../../../../shared/diff/diff.ts';
import type { HistoryChange } from '../../../../shared/history/changes.ts';
import { ListenerFollower } from '../../../../shared/history/follower.ts';
import type { Listener } from '../../../../shared/history/model.ts';
import type { Protocol, Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { listenerRow, makeListener, makeProgram } from '../../../support/history/make-listener.ts';
import { makeOwner, rowsById } from '../../../support/make-row.ts';

const NOTHING = { open: [], nextId: 1, until: null };

/** Gives readings to a follower, as a monitor would. */
class Readings {
  readonly follower: ListenerFollower;
  #rows: Rows = new Map();

  constructor(carried: ConstructorParameters<typeof ListenerFollower>[0] = NOTHING) {
    this.follower = new ListenerFollower(carried);
  }

  /** The next reading of the same source, close to the one before unless `isSeen` is false. */
  next(takenAt: number, rows: readonly SocketRow[], isSeen = true): HistoryChange[] {
    const before = this.#rows;
    this.#rows = rowsById(rows);
    const delta = diff(before, this.#rows);
    return this.follower.take({ rows: this.#rows, delta, takenAt, unseen: new Set() }, isSeen);
  }

  /** The first reading of another source. */
  epoch(takenAt: number, rows: readonly SocketRow[], unseen: Protocol[] = [], isSeen = true) {
    this.#rows = rowsById(rows);
    const reading = { rows: this.#rows, delta: null, takenAt, unseen: new Set(unseen) };
    return this.follower.take(reading, isSeen);
  }
}

function opened(changes: readonly HistoryChange[]): Listener[] {
  return changes.flatMap((change) => (change.kind === 'opened' ? [change.listener] : []));
}

function kinds(changes: readonly HistoryChange[]): string[] {
  return changes.map(({ kind }) => kind);
}

test('what is there when watching begins was not seen to open', () => {
  const readings = new Readings();
  const [listener] = opened(readings.epoch(1000, [listenerRow(80)], [], false));
  expect(listener).toMatchObject({ port: 80, openingSeen: false, began: 1000, firstSeen: 1000 });
});

test('an opening and a closing between two readings that follow each other are seen', () => {
  const readings = new Readings();
  readings.epoch(1000, [], [], false);
  const [listener] = opened(readings.next(2000, [listenerRow(80)]));
  expect(listener).toMatchObject({
    openingSeen: true,
    began: 2000,
    firstSeen: 2000,
    lastSeen: null,
  });
  expect(readings.next(3000, [])).toEqual([{ kind: 'closed', id: 1, lastSeen: 3000, ended: 3000 }]);
});

test('of what came and went while the machine slept only the limits are known', () => {
  const readings = new Readings();
  readings.epoch(1000, [listenerRow(80)], [], false);
  const changes = readings.next(900_000, [listenerRow(443)], false);
  expect(changes).toContainEqual({ kind: 'closed', id: 1, lastSeen: 1000, ended: 900_000 });
  expect(opened(changes)[0]).toMatchObject({ openingSeen: false, began: 1000, firstSeen: 900_000 });
});

test('a server that is started again is another listener of the same program', () => {
  const readings = new Readings();
  readings.epoch(1000, [listenerRow(80, 'web', { id: 'first' })], [], false);
  expect(kinds(readings.next(2000, [listenerRow(80, 'web', { id: 'second' })]))).toEqual([
    'closed',
    'opened',
  ]);
});

test('several sockets of one program at one place are one listener', () => {
  const readings = new Readings();
  readings.epoch(1000, [listenerRow(80, 'web', { id: 'a' })], [], false);
  const both = [listenerRow(80, 'web', { id: 'a' }), listenerRow(80, 'web', { id: 'b' })];
  expect(readings.next(2000, both)).toEqual([]);
  expect(readings.next(3000, both.slice(1))).toEqual([]);
  expect(kinds(readings.next(4000, []))).toEqual(['closed']);
});

test('another source with other keys and less knowledge opens and closes nothing', () => {
  const readings = new Readings();
  const rows = Array.from({ length: 5000 }, (_, index) =>
    listenerRow(1024 + index, `server-${index % 7}`),
  );
  expect(opened(readings.epoch(1000, rows, [], false))).toHaveLength(5000);
  const fallback = rows.map((row) => ({
    ...row,
    id: `other ${row.id}`,
    uid: null,
    owners: row.owners.map((owner) => ({ ...owner, path: null, startedAt: null })),
  }));
  expect(readings.epoch(2000, fallback)).toEqual([]);
  expect(readings.epoch(3000, rows)).toEqual([]);
});

test('a source that does not see UDP closes no UDP listener', () => {
  const dns = listenerRow(53, 'resolver', { protocol: 'udp', state: 'BOUND', role: 'bound' });
  const readings = new Readings();
  readings.epoch(1000, [dns], [], false);
  expect(readings.epoch(2000, [], ['udp'])).toEqual([]);
  expect(readings.epoch(3000, [dns])).toEqual([]);
  readings.epoch(4000, [], ['udp']);
  expect(readings.epoch(5000, [])).toEqual([
    { kind: 'closed', id: 1, lastSeen: 3000, ended: 5000 },
  ]);
});

test('a listener whose owner becomes known stays the same one', () => {
  const readings = new Readings();
  readings.epoch(1000, [], [], false);
  const hidden = { owners: [], ownersStatus: 'hidden' } as const;
  expect(readings.next(2000, [listenerRow(80, 'web', hidden)])).toEqual([]);
  const [listener] = opened(readings.next(2250, [listenerRow(80, 'web')]));
  expect(listener).toMatchObject({ firstSeen: 2000, pid: 4711 });
  expect(listener?.program.path).toBe('/usr/bin/web');
});

test('an owner that becomes known late is written down later', () => {
  const readings = new Readings();
  readings.epoch(1000, [], [], false);
  const hidden = { owners: [], ownersStatus: 'hidden' } as const;
  readings.next(2000, [listenerRow(80, 'web', hidden)]);
  expect(kinds(readings.next(3100, [listenerRow(80, 'web', hidden)]))).toEqual(['opened']);
  const [known] = readings.next(9000, [listenerRow(80, 'web')]);
  expect(known).toMatchObject({ kind: 'known', id: 1, holder: { pid: 4711 } });
});

test('a socket that is handed to another program has another listener from then on', () => {
  const readings = new Readings();
  readings.epoch(1000, [listenerRow(80, 'old', { id: 'x' })], [], false);
  const changes = readings.next(2000, [listenerRow(80, 'new', { id: 'x' })]);
  expect(kinds(changes)).toEqual(['closed', 'opened']);
});

test('sockets of Portico are never given out, and forgotten when they turn out to be', () => {
  const readings = new Readings();
  readings.epoch(1000, [listenerRow(6500, 'portico', { self: true })], [], false);
  const hidden = { owners: [], ownersStatus: 'hidden' } as const;
  readings.next(2000, [listenerRow(6501, 'portico', hidden)]);
  expect(kinds(readings.next(4000, [listenerRow(6501, 'portico', hidden)]))).toEqual(['opened']);
  expect(readings.next(5000, [listenerRow(6501, 'portico', { self: true })])).toEqual([
    { kind: 'forgotten', id: 1 },
  ]);
  expect(readings.next(6000, [])).toEqual([]);
});

test('a UDP socket at a port of the system’s choice is given out only if it stays', () => {
  const client = (port: number) =>
    listenerRow(port, 'client', {
      protocol: 'udp',
      state: 'BOUND',
      role: 'bound',
      inDynamicRange: true,
    });
  const readings = new Readings();
  readings.epoch(1000, [], [], false);
  expect(readings.next(2000, [client(40_000), client(40_001)])).toEqual([]);
  expect(readings.next(4000, [client(40_001)])).toEqual([]);
  const [listener] = opened(readings.next(12_000, [client(40_001)]));
  expect(listener).toMatchObject({ port: 40_001, firstSeen: 2000 });
});

test('recording goes on with what had not closed, and says of the rest only until when it was seen', () => {
  const carried = {
    open: [
      makeListener({ id: 7, port: 80, program: makeProgram({ path: '/usr/bin/web' }) }),
      makeListener({ id: 8, port: 443, program: makeProgram({ path: '/usr/bin/web' }) }),
    ],
    nextId: 9,
    until: 5_000_000,
  };
  const readings = new Readings(carried);
  const changes = readings.epoch(9_000_000, [
    listenerRow(80, 'web', { owners: [webOwner(900_000)] }),
    listenerRow(22, 'shell'),
  ]);
  expect(changes).toContainEqual({
    kind: 'closed',
    id: 8,
    lastSeen: 5_000_000,
    ended: 9_000_000,
  });
  expect(opened(changes)).toMatchObject([
    { id: 9, port: 22, openingSeen: false, began: 5_000_000, firstSeen: 9_000_000 },
  ]);
});

test('a program that was started again while nobody watched is another listener', () => {
  const program = makeProgram({ path: '/usr/bin/web' });
  const carried = {
    open: [makeListener({ id: 7, port: 80, program })],
    nextId: 8,
    until: 5_000_000,
  };
  const readings = new Readings(carried);
  const row = listenerRow(80, 'web', { owners: [webOwner(6_000_000)] });
  expect(kinds(readings.epoch(9_000_000, [row]))).toEqual(['closed', 'opened']);
});

test('a clock that is set back makes no time that ends before it begins', () => {
  const readings = new Readings();
  readings.epoch(100_000, [], [], false);
  readings.next(101_000, [listenerRow(80)]);
  const [closed] = readings.next(50_000, [], false);
  expect(closed).toMatchObject({ kind: 'closed', lastSeen: 101_000, ended: 101_000 });
});

function webOwner(startedAt: number) {
  return makeOwner({ name: 'web', path: '/usr/bin/web', commandLine: 'web', startedAt });
}
