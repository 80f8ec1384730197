import { expect, test } from 'vitest';
import type { KnownOrigins } from '../../../electron/monitor/origins.ts';
import type { Attribution, Attributions } from '../../../electron/monitor/owners/owners.ts';
import { NO_OWNER } from '../../../electron/monitor/owners/owners.ts';
import { ServiceNames } from '../../../electron/monitor/registry/service-names.ts';
import { RowBuilder } from '../../../electron/monitor/row-builder.ts';
import type { RawSocket } from '../../../electron/monitor/sources/source.ts';
import { type Delta, EMPTY_DELTA } from '../../../shared/diff/delta.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { builtInRegistry } from '../../../shared/registry/built-in.ts';
import { makeConnection, makeRaw } from '../../support/make-raw.ts';
import { makeOwner } from '../../support/make-row.ts';
import { registryOf } from '../../support/registry-of.ts';

const CONTEXT = {
  host: { dynamicRange: null, udp: null },
  selfPids: new Set<number>(),
  userOf: () => null,
};

/** Reads sockets one reading after the other, a second apart. */
function setUp(known: KnownOrigins | null = null) {
  const builder = new RowBuilder(known);
  const services = new ServiceNames();
  let takenAt = 0;
  const build = (
    sockets: readonly RawSocket[],
    owner: Attribution = NO_OWNER,
    touched: readonly string[] = [],
  ) => {
    takenAt += 1000;
    const attributions: Attributions = {
      of: () => owner,
      touched: new Set(touched),
      userOf: () => null,
      hiddenReason: null,
      problems: [],
    };
    const context = { ...CONTEXT, services, takenAt, asleepSince: null };
    delta = builder.update(builder.changesTo(sockets), attributions, context);
    return new Map(builder.rows);
  };
  let delta: Delta = EMPTY_DELTA;
  return { builder, build, services, lastDelta: () => delta };
}

const door = makeRaw({ key: 'door' });
const guest = makeConnection({
  key: 'guest',
  local: { address: '127.0.0.1', port: 8000 },
  remote: { address: '127.0.0.1', port: 50_000 },
});

function only(rows: ReadonlyMap<string, SocketRow>): SocketRow {
  const [row] = rows.values();
  if (!row || rows.size !== 1) throw new Error(`expected one row, got ${rows.size}`);
  return row;
}

test('what is there in the first reading was there before, what comes later was not', () => {
  const { build } = setUp();
  build([door]);
  const rows = build([door, guest]);
  expect(rows.get('door')).toMatchObject({ firstSeenAt: 1000, presentAtStart: true });
  expect(rows.get('guest')).toMatchObject({ firstSeenAt: 2000, presentAtStart: false });
});

test('what the monitor before knew goes on: ages, and the roles of connections whose door is gone', () => {
  const guestBefore = {
    role: 'inbound',
    firstSeenAt: 20,
    presentAtStart: false,
    asleepSince: null,
  } as const;
  const boundBefore = { ...guestBefore, role: 'bound', firstSeenAt: 10 } as const;
  const byKey = new Map<string, typeof guestBefore | typeof boundBefore>([
    ['guest', guestBefore],
    ['door', boundBefore],
  ]);
  const rows = setUp({ byKey, isWhole: true }).build([guest, door, makeRaw({ key: 'new' })]);
  expect(rows.get('guest')).toMatchObject(guestBefore);
  expect(rows.get('door')).toMatchObject({ ...boundBefore, role: 'listener' });
  expect(rows.get('new')).toMatchObject({ firstSeenAt: 1000, presentAtStart: false });
});

test('where the monitor before was not done telling, what it did not tell may be older', () => {
  const { build } = setUp({ byKey: new Map(), isWhole: false });
  expect(only(build([door])).presentAtStart).toBe(true);
});

test('an empty first reading was the first all the same', () => {
  const { build } = setUp();
  build([]);
  expect(only(build([door])).presentAtStart).toBe(false);
});

test('a socket about which nothing changed keeps its row object, however it was read', () => {
  const { build } = setUp();
  const first = only(build([door]));
  expect(only(build([structuredClone(door)]))).toBe(first);
});

test('a changed socket is a new row that keeps what belongs to its life', () => {
  const { build } = setUp();
  const first = build([door, guest]).get('guest');
  const after = build([door, { ...guest, state: 'CLOSE_WAIT' }]).get('guest');
  expect(after).not.toBe(first);
  expect(after).toEqual({ ...first, state: 'CLOSE_WAIT' });
});

test('a socket that did not change itself and has other owners is a new row', () => {
  const { build } = setUp();
  const owner = makeOwner();
  const first = only(build([door], { ...NO_OWNER, owners: [owner], status: 'complete' }));
  const partial: Attribution = { ...NO_OWNER, owners: [owner], status: 'partial' };
  const second = only(build([door], partial, ['door']));
  expect(second).toEqual({ ...first, ownersStatus: 'partial' });
});

test('a connection to a door is inbound for life, also when the door is gone', () => {
  const { build } = setUp();
  expect(build([door, guest]).get('guest')?.role).toBe('inbound');
  const after = build([{ ...guest, state: 'CLOSE_WAIT' }]);
  expect(only(after)).toMatchObject({ role: 'inbound', state: 'CLOSE_WAIT' });
});

test('a connection first seen without a door is outbound for life, also when one opens', () => {
  const { build } = setUp();
  expect(only(build([guest])).role).toBe('outbound');
  expect(build([door, { ...guest, state: 'FIN_WAIT_1' }]).get('guest')?.role).toBe('outbound');
});

test('a bound socket that begins to listen becomes a listener', () => {
  const { build } = setUp();
  expect(only(build([{ ...door, state: 'BOUND' }])).role).toBe('bound');
  expect(only(build([door]))).toMatchObject({ role: 'listener', firstSeenAt: 1000 });
});

test('a bound UDP socket that connects becomes a connection', () => {
  const { build } = setUp();
  const bound = makeRaw({ key: 'u', protocol: 'udp', state: 'BOUND' });
  const remote = { address: '192.0.2.53', port: 53 };
  expect(only(build([bound])).role).toBe('bound');
  expect(only(build([{ ...bound, state: 'CONNECTED', remote }])).role).toBe('outbound');
});

test('a socket that went and came again with the same key is a new one', () => {
  const { build } = setUp();
  build([door]);
  build([]);
  expect(only(build([door]))).toMatchObject({ firstSeenAt: 3000, presentAtStart: false });
});

test('sockets of another source are recognized by what they are, under other keys', () => {
  const { builder, build } = setUp();
  build([door, guest]);
  builder.expectNewKeys();
  const rows = build([
    { ...guest, key: 'other-guest' },
    makeRaw({ key: 'new', local: { address: '127.0.0.1', port: 9 } }),
    { ...door, key: 'other-door', owner: { kind: 'nobody' } },
  ]);
  expect(rows.get('other-guest')).toMatchObject({
    id: 'other-guest',
    role: 'inbound',
    firstSeenAt: 1000,
    presentAtStart: true,
  });
  expect(rows.get('other-door')).toMatchObject({ firstSeenAt: 1000, presentAtStart: true });
  expect(rows.get('new')).toMatchObject({ firstSeenAt: 2000, presentAtStart: false });
});

test('of two equal sockets each takes one origin when the source changes', () => {
  const { builder, build } = setUp();
  build([door]);
  build([door, { ...door, key: 'twin' }]);
  builder.expectNewKeys();
  const rows = build(['x', 'y', 'z'].map((key) => ({ ...door, key })));
  expect([...rows.values()].map(({ firstSeenAt }) => firstSeenAt)).toEqual([1000, 2000, 3000]);
});

test('what the other source did not show is forgotten with the next reading', () => {
  const { builder, build } = setUp();
  build([door]);
  builder.expectNewKeys();
  build([]);
  expect(only(build([{ ...door, key: 'other' }])).firstSeenAt).toBe(3000);
});

test('another registry names rows anew, and those alone change', () => {
  const { build, services, lastDelta } = setUp();
  const web = makeRaw({ key: 'web', local: { address: '127.0.0.1', port: 80 } });
  const other = makeRaw({ key: 'other', local: { address: '127.0.0.1', port: 22 } });
  const before = build([web, other]);
  services.use(registryOf({ 80: 'shop', 22: 'ssh' }, builtInRegistry()));
  const after = build([web, other]);
  expect(after.get('web')?.service).toMatchObject({ name: 'shop', side: 'local' });
  expect([...lastDelta().changed]).toEqual([
    ['web', { before: before.get('web'), after: after.get('web') }],
  ]);
  expect(after.get('other')).toBe(before.get('other'));
  build([web, other]);
  expect(lastDelta().changed.size).toBe(0);
});

test('a row that gets another name and another owner at once changes once', () => {
  const { build, services, lastDelta } = setUp();
  const web = makeRaw({ key: 'web', local: { address: '127.0.0.1', port: 80 } });
  const before = build([web]);
  services.use(registryOf({ 80: 'shop' }, builtInRegistry()));
  const owners = [makeOwner({ pid: 7 })];
  const owned: Attribution = { ...NO_OWNER, owners, status: 'complete' };
  const after = build([web], owned, ['web']);
  expect(after.get('web')).toMatchObject({ service: { name: 'shop' }, owners });
  expect([...lastDelta().changed]).toEqual([
    ['web', { before: before.get('web'), after: after.get('web') }],
  ]);
});

test('a socket that closes while the names change is closed, not changed', () => {
  const { build, services, lastDelta } = setUp();
  const web = makeRaw({ key: 'web', local: { address: '127.0.0.1', port: 80 } });
  build([web]);
  services.use(registryOf({ 80: 'shop' }, builtInRegistry()));
  expect(build([]).size).toBe(0);
  expect([lastDelta().changed.size, [...lastDelta().closed.keys()]]).toEqual([0, ['web']]);
});
