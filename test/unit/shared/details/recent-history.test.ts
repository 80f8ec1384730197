import { beforeEach, expect, test } from 'vitest';
import {
  CONNECTION_EVENTS,
  DOOR_EVENTS,
  RecentHistory,
} from '../../../../shared/details/recent-history.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const NOTHING = { opened: [], changed: [], closed: [] };
const DOOR = makeRow({ id: 'door', owners: [makeOwner()] });
const REMOTE = { address: '10.0.0.9', port: 443 };

let rows: Map<string, SocketRow>;
let history: RecentHistory;
let now: number;

beforeEach(() => {
  rows = new Map();
  now = 1000;
  history = new RecentHistory(
    (id) => rows.get(id),
    () => now,
  );
});

test('a socket that opened, changed and closed has that in its history, the newest first', () => {
  history.apply({ ...NOTHING, opened: [DOOR] });
  rows.set('door', DOOR);
  now = 2000;
  const changed = { ...DOOR, user: 'ann', owners: [makeOwner({ pid: 5 })] };
  history.apply({ ...NOTHING, changed: [changed] });
  rows.set('door', changed);
  now = 3000;
  history.apply({ ...NOTHING, closed: ['door'] });
  expect(history.of(changed)).toEqual([
    { kind: 'closed', at: 3000, row: changed },
    { kind: 'changed', at: 2000, row: changed, before: DOOR, fields: ['owners', 'user'] },
    { kind: 'opened', at: DOOR.firstSeenAt, row: DOOR },
  ]);
});

test('a change of what nobody watches is no event', () => {
  rows.set('door', DOOR);
  history.apply({ ...NOTHING, changed: [{ ...DOOR, uid: 7, self: true }] });
  expect(history.of(DOOR)).toEqual([]);
});

test('what nobody knew before is neither changed nor closed', () => {
  history.apply({ ...NOTHING, changed: [DOOR], closed: ['other'] });
  expect(history.of(DOOR)).toEqual([]);
});

test('a reading that starts over is no event, and leaves those before it', () => {
  history.apply({ ...NOTHING, opened: [DOOR] });
  history.reset();
  expect(history.of(DOOR)).toHaveLength(1);
});

test('a socket with other ends has a history of its own, one with the same ends shares it', () => {
  history.apply({ ...NOTHING, opened: [DOOR] });
  expect(history.of({ ...DOOR, id: 'again' })).toHaveLength(1);
  for (const other of [
    { protocol: 'udp' as const },
    { local: { ...DOOR.local, port: 1 } },
    { remote: REMOTE },
    { netns: 'inside' },
  ]) {
    expect(history.of({ ...DOOR, id: 'other', ...other })).toEqual([]);
  }
});

test('very many connections do not push out what happened to doors, nor more than is kept', () => {
  history.apply({ ...NOTHING, opened: [DOOR] });
  const opened = Array.from({ length: CONNECTION_EVENTS + 10 }, (_, index) =>
    makeRow({ id: `c${index}`, remote: { ...REMOTE, port: 1 + index } }),
  );
  history.apply({ ...NOTHING, opened });
  expect(history.of(DOOR)).toHaveLength(1);
  expect(opened.filter((row) => history.of(row).length > 0)).toHaveLength(CONNECTION_EVENTS);
  const doors = Array.from({ length: DOOR_EVENTS }, (_, index) =>
    makeRow({ id: `d${index}`, local: { address: '127.0.0.1', port: 10_000 + index } }),
  );
  history.apply({ ...NOTHING, opened: doors });
  expect(history.of(DOOR)).toEqual([]);
});
