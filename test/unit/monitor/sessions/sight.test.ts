import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClientSession } from '../../../../electron/monitor/sessions/client-session.ts';
import type { ServerMessage } from '../../../../shared/api/messages.ts';
import { decodeRows } from '../../../../shared/columns/socket-columns.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const BASE = Array.from({ length: 20 }, (_, index) => makeRow({ id: `${index}` }));
const rows = (...names: string[]) => [
  ...BASE,
  ...names.map((id) => makeRow({ id, firstSeenAt: 1 })),
];

/** A client that takes everything at once, and has the base. */
function setUp() {
  const sent: ServerMessage[] = [];
  const session = new ClientSession((message) => {
    sent.push(message);
    queueMicrotask(() => {
      if (message.type === 'snapshot') session.acknowledge(message.epoch, message.seq);
      if (message.type === 'delta') session.acknowledge(message.epoch, message.to);
    });
  });
  return { session, sent, of: new Publications() };
}

async function withBase() {
  const made = setUp();
  made.session.subscribe(made.of.next(rows()));
  await Promise.resolve();
  made.sent.length = 0;
  return made;
}

test('a client that nobody sees is sent nothing, and all of it at once when it is seen again', async () => {
  const { session, sent, of } = await withBase();
  session.see('hidden');
  session.publish(of.next(rows('one')));
  vi.setSystemTime(Date.now() + 60_000);
  session.publish(of.next(rows('one', 'two')));
  session.publish(of.next(rows('two')));
  expect(sent).toEqual([]);
  session.see('visible');
  expect(sent).toMatchObject([{ type: 'delta', from: 0, to: 3, closed: [] }]);
  const [delta] = sent;
  const opened = delta?.type === 'delta' ? decodeRows(delta.opened) : [];
  expect(opened.map(({ id }) => id)).toEqual(['two']);
});

test('where nothing happened meanwhile, a client that is seen again hears that the rows are true', async () => {
  const { session, sent, of } = await withBase();
  session.see('hidden');
  vi.setSystemTime(Date.now() + 60_000);
  session.publish(of.next(rows(), { takenAt: 61_000 }));
  session.see('front');
  expect(sent).toMatchObject([{ type: 'delta', status: { takenAt: 61_000 } }]);
});

test('another epoch while nobody sees it is a snapshot when it is seen again', async () => {
  const { session, sent, of } = await withBase();
  session.see('hidden');
  session.publish(of.newEpoch(rows('one')));
  expect(sent).toEqual([]);
  session.see('front');
  expect(sent).toMatchObject([{ type: 'snapshot', epoch: 'epoch-2' }]);
});

test('a blind monitor is told when it is seen again, if it is blind then', async () => {
  const { session, sent, of } = await withBase();
  session.see('hidden');
  session.publish(of.blind());
  expect(sent).toEqual([]);
  session.see('front');
  expect(sent).toMatchObject([{ type: 'blind' }]);
});

test('a client that asks is answered, however it is seen', () => {
  const { session, sent, of } = setUp();
  session.see('hidden');
  session.subscribe(null);
  session.publish(of.next(rows()));
  expect(sent).toMatchObject([{ type: 'snapshot' }]);
  session.publish(of.next(rows('one')));
  expect(sent).toHaveLength(1);
});

test('a paused client hears how much waits every five seconds, and all when it goes on', async () => {
  const { session, sent, of } = await withBase();
  session.see('paused');
  vi.setSystemTime(Date.now() + 4999);
  session.publish(of.next(rows('one')));
  expect(sent).toEqual([]);
  vi.setSystemTime(Date.now() + 1);
  session.publish(of.next(rows('one', 'two')));
  expect(sent).toMatchObject([{ type: 'delta', from: 0, to: 2 }]);
  await Promise.resolve();
  session.publish(of.next(rows('two')));
  expect(sent).toHaveLength(1);
  session.see('front');
  expect(sent[1]).toMatchObject({ type: 'delta', from: 2, to: 3, closed: ['one'] });
});
