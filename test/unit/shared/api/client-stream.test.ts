import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { encodeRows } from '../../../../shared/columns/socket-columns.ts';
import { makeRow } from '../../../support/make-row.ts';
import { makeStatus } from '../make-status.ts';
import { delta, page, SERVER_MESSAGES, welcome } from './sample-messages.ts';
import { ScriptedHost } from './scripted-host.ts';

const A = makeRow({ id: 'a' });
const B = makeRow({ id: 'b' });
const SUBSCRIBE = { type: 'subscribe' };

let host: ScriptedHost;

async function welcomed(): Promise<ScriptedHost> {
  const fresh = new ScriptedHost();
  fresh.client.start();
  await fresh.last.accept();
  fresh.last.say(welcome());
  fresh.last.heard();
  fresh.told();
  return fresh;
}

beforeEach(async () => {
  host = await welcomed();
});

function kinds(): string[] {
  return host.told().map(({ event }) => event);
}

describe('a snapshot', () => {
  test('is told and acknowledged when its last page has come', () => {
    host.last.say(page([A], { pages: 2 }));
    expect([kinds(), host.last.heard()]).toEqual([[], []]);
    host.last.say(page([B], { page: 1, pages: 2 }));
    expect(host.told()).toEqual([{ event: 'snapshot', ids: ['a', 'b'], epoch: 'e1' }]);
    expect(host.last.heard()).toEqual([{ type: 'ack', epoch: 'e1', seq: 1 }]);
  });

  test('with a page missing is asked for again, once', () => {
    host.last.say(page([A], { pages: 4 }));
    host.last.say(page([A], { page: 2, pages: 4 }));
    host.last.say(page([A], { page: 3, pages: 4 }));
    expect([kinds(), host.last.heard()]).toEqual([[], [SUBSCRIBE]]);
    host.last.say(page([B]));
    expect(kinds()).toEqual(['snapshot']);
  });

  test('can come instead of a delta at any time', () => {
    host.last.say(page([A]));
    host.last.say(page([B], { epoch: 'e2', seq: 9 }));
    host.last.say(delta({ epoch: 'e2', from: 9, to: 10, closed: ['b'] }));
    expect(kinds()).toEqual(['snapshot', 'snapshot', 'delta']);
  });
});

describe('a delta', () => {
  test('that fits is told and acknowledged', () => {
    host.last.say(page([A]));
    host.told();
    host.last.heard();
    const passed = { sockets: encodeRows([makeRow({ id: 'p' })]), dropped: 3 };
    host.last.say(
      delta({ opened: encodeRows([B]), changed: encodeRows([A]), closed: ['c'], passed }),
    );
    expect(host.told()).toEqual([
      {
        event: 'delta',
        changes: {
          opened: [B],
          changed: [A],
          closed: ['c'],
          passed: [makeRow({ id: 'p' })],
          passedDropped: 3,
        },
      },
    ]);
    expect(host.last.heard()).toEqual([{ type: 'ack', epoch: 'e1', seq: 2 }]);
  });

  test('moves the client on: the next one starts where it ended', () => {
    host.last.say(page([A]));
    host.last.say(delta({ from: 1, to: 5 }));
    host.last.say(delta({ from: 5, to: 6 }));
    expect(kinds()).toEqual(['snapshot', 'delta', 'delta']);
  });

  test.each([
    ['of another epoch', { epoch: 'e0' }],
    ['that starts later', { from: 2, to: 3 }],
    ['that starts earlier', { from: 0, to: 1 }],
  ])('%s is not applied: a snapshot is asked for', (_what, position) => {
    host.last.say(page([A]));
    host.last.heard();
    host.last.say(delta({ ...position, closed: ['a'] }));
    expect(kinds()).toEqual(['snapshot']);
    expect(host.last.heard()).toEqual([SUBSCRIBE]);
  });

  test('is passed over until the snapshot asked for has come, even one that would fit', () => {
    host.last.say(page([A]));
    host.last.say(delta({ from: 7, to: 8 }));
    host.last.heard();
    host.last.say(delta({ from: 1, to: 2 }));
    host.last.say(delta({ from: 8, to: 9 }));
    expect([kinds(), host.last.heard()]).toEqual([['snapshot'], []]);
    host.last.say(page([B], { seq: 9 }));
    host.last.say(delta({ from: 9, to: 10 }));
    expect(kinds()).toEqual(['snapshot', 'delta']);
  });

  test('before any snapshot is passed over', () => {
    host.last.say(delta());
    host.last.say(page([A], { pages: 2 }));
    host.last.say(delta());
    expect([kinds(), host.last.heard()]).toEqual([[], []]);
  });

  test('never continues the rows of an older connection', async () => {
    host.last.say(page([A]));
    host.last.breakOff();
    await host.waitOver();
    await host.last.accept();
    host.last.say(welcome());
    host.told();
    host.last.say(delta({ closed: ['a'] }));
    expect(kinds()).toEqual([]);
  });
});

test('that no source can see, and new settings, are told', () => {
  host.last.say({ type: 'blind', status: makeStatus({ source: null }) });
  host.last.say({ type: 'settings', settings: { ...welcome().settings, language: 'ja' } });
  expect(kinds()).toEqual(['blind', 'settings']);
});

describe('what is not of the contract ends the connection, and the client starts over', () => {
  const broken = { ...encodeRows([A]), count: 2 };
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'snapshot'],
    ['an unknown kind', { type: 'shutdown' }],
    ['a kind by the name of a prototype', { type: '__proto__' }],
    ['a message of the other side', SUBSCRIBE],
    ['a field too many', { ...page([A]), more: true }],
    ['a snapshot with columns cut short', page([], { rows: broken })],
    ['a delta with columns cut short', delta({ changed: broken })],
    [
      'a delta with a place outside of its dictionary',
      delta({
        opened: {
          count: 1,
          fields: {
            ...encodeRows([A]).fields,
            state: { kind: 'dictionary', dictionary: ['LISTEN'], places: [1] },
          },
        },
      }),
    ],
  ])('%s', async (_what, data) => {
    host.last.say(page([A]));
    host.told();
    host.last.say(data);
    expect(host.last.isClosed).toBe(true);
    expect(host.told()).toEqual([{ event: 'disconnected', reason: 'bad-message' }]);
    await host.waitOver();
    expect(host.attempts).toHaveLength(2);
  });

  test('no garbage is ever told as rows', async () => {
    const garbage = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom(...SERVER_MESSAGES.map(({ type }) => type)),
        epoch: fc.anything(),
        rows: fc.anything(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (data) => {
        host = await welcomed();
        host.last.say(data);
        expect(host.told()).toEqual([{ event: 'disconnected', reason: 'bad-message' }]);
      }),
    );
  });
});
