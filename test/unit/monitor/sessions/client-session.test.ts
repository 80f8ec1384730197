import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClientSession, PAGE_ROWS } from '../../../../electron/monitor/sessions/client-session.ts';
import type { DeltaMessage, ServerMessage, SnapshotPage } from '../../../../shared/api/messages.ts';
import { decodeRows } from '../../../../shared/columns/socket-columns.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

const HEARTBEAT = 2000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const sent: ServerMessage[] = [];
  const session = new ClientSession((message) => sent.push(message));
  /** The client has applied what was sent last. */
  const ack = () => {
    const last = sent.at(-1);
    if (last?.type === 'snapshot') session.acknowledge(last.epoch, last.seq);
    if (last?.type === 'delta') session.acknowledge(last.epoch, last.to);
  };
  return { session, sent, ack, of: new Publications() };
}

function pages(sent: readonly ServerMessage[]): SnapshotPage[] {
  return sent.filter((message) => message.type === 'snapshot');
}

function deltas(sent: readonly ServerMessage[]): DeltaMessage[] {
  return sent.filter((message) => message.type === 'delta');
}

const NOTHING = { count: 0, fields: {} };
const ids = (columns: SnapshotPage['rows']) => decodeRows(columns).map(({ id }) => id);
const rows = (...names: string[]) => names.map((id) => makeRow({ id, firstSeenAt: 1 }));
const many = (count: number) => Array.from({ length: count }, (_, at) => makeRow({ id: `${at}` }));

test('nothing is sent before the client asks for it', () => {
  const { session, sent, of } = setUp();
  session.publish(of.next(rows('a')));
  expect(sent).toEqual([]);
});

test('a client gets a snapshot, then deltas that fit it', () => {
  const { session, sent, ack, of } = setUp();
  const [changing, leaving, ...staying] = many(10);
  if (!changing || !leaving) throw new Error('too few rows');
  session.subscribe(of.next([changing, leaving, ...staying]));
  ack();
  session.publish(of.next([{ ...changing, uid: 9 }, ...staying, ...rows('c', 'd')]));
  expect(sent).toHaveLength(2);
  expect(sent[0]).toMatchObject({ type: 'snapshot', epoch: 'epoch-1', seq: 0, page: 0, pages: 1 });
  const [page] = pages(sent);
  expect(decodeRows(page?.rows ?? NOTHING)).toEqual([changing, leaving, ...staying]);
  const [delta] = deltas(sent);
  expect(delta).toMatchObject({ epoch: 'epoch-1', from: 0, to: 1, closed: [leaving.id] });
  expect(ids(delta?.opened ?? NOTHING)).toEqual(['c', 'd']);
  expect(decodeRows(delta?.changed ?? NOTHING)).toEqual([{ ...changing, uid: 9 }]);
});

test('a client that asks before the first reading gets it when it comes', () => {
  const { session, sent, of } = setUp();
  session.subscribe(null);
  expect(sent).toEqual([]);
  session.publish(of.next(rows('a')));
  expect(pages(sent)).toHaveLength(1);
});

test('at most one delta is unacknowledged; what happens meanwhile is merged into the next', () => {
  const { session, sent, ack, of } = setUp();
  const base = many(20);
  session.subscribe(of.next(base));
  ack();
  session.publish(of.next([...base, ...rows('one')]));
  session.publish(of.next([...base, ...rows('one', 'two')]));
  session.publish(of.next([...base, ...rows('two', 'three')]));
  expect(deltas(sent)).toHaveLength(1);
  ack();
  expect(deltas(sent)).toHaveLength(2);
  const merged = deltas(sent)[1];
  expect(merged).toMatchObject({ from: 1, to: 3, closed: ['one'] });
  expect(ids(merged?.opened ?? NOTHING)).toEqual(['two', 'three']);
  ack();
  expect(sent).toHaveLength(3);
});

test('the snapshot too has to be acknowledged before a delta follows', () => {
  const { session, sent, ack, of } = setUp();
  const base = many(20);
  session.subscribe(of.next(base));
  session.publish(of.next([...base, ...rows('new')]));
  expect(deltas(sent)).toEqual([]);
  ack();
  expect(deltas(sent)).toMatchObject([{ from: 0, to: 1 }]);
});

test('an acknowledgement of something else is none', () => {
  const { session, sent, of } = setUp();
  const base = many(5);
  session.subscribe(of.next(base));
  session.publish(of.next([...base, ...rows('new')]));
  session.acknowledge('epoch-1', 7);
  session.acknowledge('epoch-0', 0);
  expect(deltas(sent)).toEqual([]);
  session.acknowledge('epoch-1', 0);
  expect(deltas(sent)).toHaveLength(1);
});

test('where the merged delta touches more rows than there are, a snapshot goes out instead', () => {
  const { session, sent, ack, of } = setUp();
  session.subscribe(of.next(many(10)));
  session.publish(of.next(rows('a')));
  session.publish(of.next(rows('b')));
  ack();
  expect(deltas(sent)).toEqual([]);
  expect(pages(sent).at(-1)).toMatchObject({ epoch: 'epoch-1', seq: 2 });
  expect(
    pages(sent)
      .flatMap((page) => ids(page.rows))
      .at(-1),
  ).toBe('b');
  ack();
  session.publish(of.next(rows('b', 'c')));
  expect(deltas(sent)).toMatchObject([{ from: 2, to: 3 }]);
});

test('another epoch is a snapshot, never a delta, also when one was under way', () => {
  const { session, sent, ack, of } = setUp();
  const base = many(10);
  session.subscribe(of.next(base));
  ack();
  session.publish(of.next([...base, ...rows('new')]));
  session.publish(of.newEpoch(base));
  session.publish(of.next([...base, ...rows('newer')]));
  expect(sent.map(({ type }) => type)).toEqual(['snapshot', 'delta']);
  ack();
  expect(sent.at(-1)).toMatchObject({ type: 'snapshot', epoch: 'epoch-2', seq: 1 });
  ack();
  expect(sent).toHaveLength(3);
});

test('without changes the client hears now and then that the rows are still true', () => {
  const { session, sent, ack, of } = setUp();
  session.subscribe(of.next(rows('a')));
  ack();
  vi.setSystemTime(Date.now() + HEARTBEAT - 1);
  session.publish(of.next(rows('a')));
  expect(sent).toHaveLength(1);
  vi.setSystemTime(Date.now() + 1);
  session.publish(of.next(rows('a'), { takenAt: 5000 }));
  expect(deltas(sent)).toMatchObject([{ from: 0, to: 2, closed: [], status: { takenAt: 5000 } }]);
});

test('a changed status is told at once, with no rows in it', () => {
  const { session, sent, ack, of } = setUp();
  session.subscribe(of.next(rows('a')));
  ack();
  const problems = [{ code: 'source-failed', source: 'proc', detail: null } as const];
  session.publish(of.next(rows('a'), { problems }));
  expect(deltas(sent)).toMatchObject([
    { opened: { count: 0 }, changed: { count: 0 }, closed: [], status: { problems } },
  ]);
  ack();
  session.publish(of.next(rows('a'), { problems, tookMs: 99 }));
  expect(sent).toHaveLength(2);
});

test('sockets that passed between two readings reach the client, those before it not', () => {
  const { session, sent, ack, of } = setUp();
  const passed = { sockets: rows('short'), dropped: 3 };
  session.subscribe(of.next(rows('a')));
  ack();
  session.publish(of.next(rows('a'), {}, passed));
  const [delta] = deltas(sent);
  expect(delta?.passed.dropped).toBe(3);
  expect(ids(delta?.passed.sockets ?? NOTHING)).toEqual(['short']);
});

test('a large snapshot comes in pages of one epoch and number', () => {
  const { session, sent, ack, of } = setUp();
  session.subscribe(of.next(many(PAGE_ROWS * 2 + 1)));
  expect(
    pages(sent).map(({ page, pages: count, seq, rows: part }) => [page, count, seq, part.count]),
  ).toEqual([
    [0, 3, 0, PAGE_ROWS],
    [1, 3, 0, PAGE_ROWS],
    [2, 3, 0, 1],
  ]);
  session.publish(of.next(many(PAGE_ROWS * 2)));
  expect(sent).toHaveLength(3);
  ack();
  expect(sent).toHaveLength(4);
});

test('a snapshot of exactly one page, and one of nothing, is one page', () => {
  for (const count of [PAGE_ROWS, 0]) {
    const { session, sent, of } = setUp();
    session.subscribe(of.next(many(count)));
    expect(pages(sent)).toMatchObject([{ page: 0, pages: 1, rows: { count } }]);
  }
});

test('a client that asks again starts over, whatever was under way', () => {
  const { session, sent, of } = setUp();
  const base = many(10);
  const latest = of.next(base);
  session.subscribe(latest);
  const next = of.next([...base, ...rows('new')]);
  session.publish(next);
  session.subscribe(next);
  expect(sent.map(({ type }) => type)).toEqual(['snapshot', 'snapshot']);
  expect(sent.at(-1)).toMatchObject({ seq: 1 });
});

test('a blind monitor is told as such, and the rows come as a snapshot once it sees', () => {
  const { session, sent, ack, of } = setUp();
  session.subscribe(of.next(rows('a')));
  ack();
  session.publish(of.blind({ takenAt: 7 }));
  expect(sent.at(-1)).toMatchObject({ type: 'blind', status: { takenAt: 7, source: null } });
  session.publish(of.newEpoch(rows('a', 'b')));
  expect(sent.map(({ type }) => type)).toEqual(['snapshot', 'blind', 'snapshot']);
});

test('a blind monitor is not told again at every tick, but to everybody who asks anew', () => {
  const { session, sent, of } = setUp();
  session.subscribe(null);
  for (const takenAt of [1, 2, 3]) session.publish(of.blind({ takenAt }));
  expect(sent.map(({ type }) => type)).toEqual(['blind']);
  session.subscribe(of.blind({ takenAt: 4 }));
  expect(sent.map(({ type }) => type)).toEqual(['blind', 'blind']);
});
