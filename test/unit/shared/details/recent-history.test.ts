import { beforeEach, expect, test } from 'vitest';
import {
  CONNECTION_EVENTS,
  DOOR_EVENTS,
  RecentHistory,
} from '../../../../shared/details/recent-history.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const DOOR = makeRow({ id: 'door', owners: [makeOwner()] });
const REMOTE = { address: '10.0.0.9', port: 443 };

let history: RecentHistory;
let now: number;

beforeEach(() => {
  now = 1000;
  history = new RecentHistory(() => now);
});

test('a socket that opened, changed and closed has that in its history, the newest first', () => {
  history.opened(DOOR);
  now = 2000;
  const changed = { ...DOOR, user: 'ann', owners: [makeOwner({ pid: 5 })] };
  history.changed(DOOR, changed);
  now = 3000;
  history.closed(changed);
  expect(history.of(changed)).toEqual([
    { kind: 'closed', at: 3000, row: changed },
    { kind: 'changed', at: 2000, row: changed, before: DOOR, fields: ['owners', 'user'] },
    { kind: 'opened', at: DOOR.firstSeenAt, row: DOOR },
  ]);
});

test('a change of what nobody watches is no event', () => {
  history.changed(DOOR, { ...DOOR, uid: 7, self: true });
  expect(history.of(DOOR)).toEqual([]);
});

test('a socket with other ends has a history of its own, one with the same ends shares it', () => {
  history.opened(DOOR);
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
  history.opened(DOOR);
  const opened = Array.from({ length: CONNECTION_EVENTS + 10 }, (_, index) =>
    makeRow({ id: `c${index}`, remote: { ...REMOTE, port: 1 + index } }),
  );
  for (const row of opened) history.opened(row);
  expect(history.of(DOOR)).toHaveLength(1);
  expect(opened.filter((row) => history.of(row).length > 0)).toHaveLength(CONNECTION_EVENTS);
  const doors = Array.from({ length: DOOR_EVENTS }, (_, index) =>
    makeRow({ id: `d${index}`, local: { address: '127.0.0.1', port: 10_000 + index } }),
  );
  for (const row of doors) history.opened(row);
  expect(history.of(DOOR)).toEqual([]);
});
