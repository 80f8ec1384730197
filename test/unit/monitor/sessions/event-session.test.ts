import { expect, test } from 'vitest';
import { EventSession } from '../../../../electron/monitor/sessions/event-session.ts';
import type { MonitorEvent } from '../../../../shared/api/events.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

function setUp() {
  const batches: (readonly MonitorEvent[])[] = [];
  const session = new EventSession((events) => batches.push([...events]));
  return { session, batches, of: new Publications() };
}

const rows = (...names: string[]) => names.map((id) => makeRow({ id, firstSeenAt: 1 }));
const many = (count: number) => Array.from({ length: count }, (_, at) => makeRow({ id: `${at}` }));

/** `opened a`, `status`, `snapshot 2`. */
function short(event: MonitorEvent): string {
  if (event.type === 'snapshot') return `snapshot ${event.sockets.length}`;
  if (event.type === 'asleep') return `asleep ${event.since}`;
  return event.type === 'status' ? 'status' : `${event.type} ${event.socket.id}`;
}

const told = (batches: readonly (readonly MonitorEvent[])[]) =>
  batches.map((batch) => batch.map(short));

test('first the present sockets, then one event for each change', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a', 'b'), { takenAt: 10 }));
  session.acknowledge();
  const changed = makeRow({ id: 'a', firstSeenAt: 1, uid: 4 });
  session.publish(of.next([changed, ...rows('c')], { takenAt: 20 }));
  expect(told(batches)).toEqual([['snapshot 2'], ['closed b', 'changed a', 'opened c']]);
  expect(batches[0]?.[0]).toMatchObject({ at: 10 });
  expect(batches[1]?.every(({ at }) => at === 20)).toBe(true);
  expect(batches[1]?.[1]).toMatchObject({ socket: { uid: 4 } });
});

test('before what happened while this computer slept it is said that it slept', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a', 'b'), { takenAt: 10 }));
  session.acknowledge();
  session.publish({ ...of.next(rows('b', 'c'), { takenAt: 9000 }), asleepSince: 10 });
  expect(told(batches)[1]).toEqual(['asleep 10', 'closed a', 'opened c']);
  session.acknowledge();
  session.publish({ ...of.next(rows('b', 'c'), { takenAt: 9001 }), asleepSince: null });
  expect(batches).toHaveLength(2);
});

test('nothing is merged while the reader is busy: what opened and closed again is told as both', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.publish(of.next(rows('a', 'b')));
  session.publish(of.next(rows('a')));
  session.publish(of.next(rows('a', 'b')));
  expect(told(batches)).toEqual([['snapshot 1']]);
  session.acknowledge();
  expect(told(batches)).toEqual([['snapshot 1'], ['opened b', 'closed b', 'opened b']]);
});

test('one batch at a time is under way', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.acknowledge();
  session.publish(of.next(rows('a', 'b')));
  session.publish(of.next(rows('a', 'b', 'c')));
  expect(batches).toHaveLength(2);
  session.acknowledge();
  session.acknowledge();
  expect(told(batches).at(-1)).toEqual(['opened c']);
  expect(batches).toHaveLength(3);
});

test('a status is told when it changed, before the changes of its reading', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.acknowledge();
  session.publish(of.next(rows('a'), { tookMs: 5, takenAt: 30 }));
  expect(batches).toHaveLength(1);
  const problems = [{ code: 'rows-unreadable', count: 1 } as const];
  session.publish(of.next(rows('a', 'b'), { problems }));
  expect(told(batches).at(-1)).toEqual(['status', 'opened b']);
  expect(batches.at(-1)?.[0]).toMatchObject({ status: { problems } });
});

test('sockets that passed between two readings are told', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.acknowledge();
  session.publish(of.next(rows('a'), {}, { sockets: rows('short'), dropped: 0 }));
  expect(told(batches).at(-1)).toEqual(['passed short']);
});

test('another epoch is a second snapshot: nothing opened, nothing closed', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.acknowledge();
  session.publish(of.newEpoch(rows('x', 'y')));
  session.acknowledge();
  session.publish(of.next(rows('x')));
  expect(told(batches)).toEqual([['snapshot 1'], ['snapshot 2'], ['closed y']]);
});

test('another epoch takes the place of events that still wait', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.publish(of.next(rows('a', 'b')));
  session.publish(of.newEpoch(rows('x')));
  session.publish(of.next(rows('x', 'y')));
  session.acknowledge();
  expect(told(batches)).toEqual([['snapshot 1'], ['snapshot 1', 'opened y']]);
});

test('a reader that is far behind loses what waited and gets a new snapshot', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next([]));
  session.publish(of.next(many(15_000)));
  session.publish(of.next(rows('a', 'b')));
  session.publish(of.next(rows('a', 'b', 'c')));
  expect(told(batches)).toEqual([['snapshot 0']]);
  session.acknowledge();
  expect(told(batches)).toEqual([['snapshot 0'], ['snapshot 3']]);
  session.acknowledge();
  session.publish(of.next(rows('b', 'c')));
  expect(told(batches).at(-1)).toEqual(['closed a']);
});

test('a reader far behind gets the newest sockets even when nothing happens any more', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next([]));
  session.publish(of.next(many(20_001)));
  session.acknowledge();
  expect(told(batches)).toEqual([['snapshot 0'], ['snapshot 20001']]);
});

test('a blind monitor is told by its status, once, and begins with a snapshot when it sees again', () => {
  const { session, batches, of } = setUp();
  session.publish(of.next(rows('a')));
  session.acknowledge();
  session.publish(of.blind());
  session.acknowledge();
  session.publish(of.blind({ takenAt: 99 }));
  session.publish(of.newEpoch(rows('a')));
  expect(told(batches)).toEqual([['snapshot 1'], ['status'], ['snapshot 1']]);
  expect(batches[1]?.[0]).toMatchObject({ status: { source: null } });
});

test('a count of sockets alone is no news: the changes themselves tell it', () => {
  const { session, batches, of } = setUp();
  const counted = (sockets: number, hidden: number) => ({
    completeness: { sockets, socketsWithHiddenOwners: hidden, reason: 'other-users' as const },
  });
  session.publish(of.next(rows('a'), counted(1, 1)));
  session.acknowledge();
  session.publish(of.next(rows('a', 'b'), counted(2, 1)));
  session.acknowledge();
  session.publish(of.next(rows('a', 'b'), counted(2, 2)));
  expect(told(batches)).toEqual([['snapshot 1'], ['opened b'], ['status']]);
});
