import { expect, test } from 'vitest';
import { SummarySession } from '../../../../electron/monitor/sessions/summary-session.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { Summary } from '../../../../shared/summary/summary.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

const DOOR = makeRow({ id: 'door', local: { address: '0.0.0.0', port: 80 } });

function connections(count: number): SocketRow[] {
  return Array.from({ length: count }, (_, index) =>
    makeRow({ id: `c${index}`, remote: { address: '192.0.2.1', port: index + 1 } }),
  );
}

/** A session whose clock is in the hands of the test. */
function setUp() {
  const sent: Summary[] = [];
  const publications = new Publications();
  let time = 0;
  const session = new SummarySession(
    (summary) => sent.push(summary),
    () => time,
  );
  /** The next reading, so many milliseconds later. */
  const read = (rows: readonly SocketRow[], later = 1000, findings: number | null = null) => {
    time += later;
    session.publish(publications.next(rows), findings);
  };
  const goBlind = () => {
    time += 1000;
    session.publish(publications.blind(), null);
  };
  return { sent, read, goBlind };
}

test('the first reading is told', () => {
  const { sent, read } = setUp();
  read([DOOR, ...connections(2)]);
  expect(sent).toMatchObject([
    { sockets: { doors: 1, connections: 2, openToNetwork: 1 }, findings: null },
  ]);
});

test('what is the same is not told again, however often it is read', () => {
  const { sent, read } = setUp();
  for (let reading = 0; reading < 30; reading += 1) read([DOOR]);
  expect(sent).toHaveLength(1);
});

test('a door that changed is told at most once a second, and then as it is', () => {
  const { sent, read } = setUp();
  read([]);
  read([DOOR], 250);
  read([], 250);
  read([DOOR], 250);
  expect(sent).toHaveLength(1);
  read([DOOR], 250);
  expect(sent.slice(1)).toMatchObject([{ sockets: { doors: 1 } }]);
});

test('connections alone are told only every ten seconds', () => {
  const { sent, read } = setUp();
  for (let second = 0; second < 10; second += 1) read([DOOR, ...connections(second)]);
  expect(sent).toHaveLength(1);
  read([DOOR, ...connections(10)]);
  expect(sent).toMatchObject([{ sockets: { connections: 0 } }, { sockets: { connections: 10 } }]);
});

test('findings are told, though no socket changed', () => {
  const { sent, read } = setUp();
  read([DOOR], 1000, 0);
  read([DOOR], 1000, 2);
  expect(sent.map(({ findings }) => findings)).toEqual([0, 2]);
});

test('that nothing can be read any more is told, and then what is read again', () => {
  const { sent, read, goBlind } = setUp();
  read([DOOR]);
  goBlind();
  goBlind();
  read([]);
  expect(sent.map(({ sockets }) => sockets?.doors ?? null)).toEqual([1, null, 0]);
});
