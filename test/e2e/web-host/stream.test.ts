import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerMessage } from '../../../shared/api/messages.ts';
import { CONTRACT_VERSION, LARGEST_CLIENT_MESSAGE } from '../../../shared/api/messages.ts';
import { decodeRows } from '../../../shared/columns/socket-columns.ts';
import { Lab } from '../../support/lab/lab.ts';
import { type LabSocket, rowsOf } from '../../support/lab/lab-socket.ts';
import { type Served, serveAside } from '../../support/served.ts';
import { isDelta, isSnapshot, opens, StreamClient } from '../../support/stream-client.ts';

let served: Served;

beforeAll(async () => {
  served = await serveAside();
});

afterAll(() => served[Symbol.asyncDispose]());

const WRONG_TOKEN = { code: 4401, reason: 'wrong-token' };

describe('before the token', () => {
  test.each([
    ['a wrong token', () => ({ token: 'A'.repeat(43) })],
    ['an empty token', () => ({ token: '' })],
    ['no token', () => ({})],
    ['a part of the token', () => ({ token: served.token.slice(0, -1) })],
    ['the token and more', () => ({ token: `${served.token}A` })],
  ])('%s: closed with 4401, and not a word before', async (_, token) => {
    using client = await StreamClient.open(served);
    client.say({ type: 'hello', contract: CONTRACT_VERSION, ...token() });
    expect(await client.closed).toEqual(WRONG_TOKEN);
    expect(client.messages.all).toEqual([]);
  });

  test('a wrong token learns nothing of our version', async () => {
    using client = await StreamClient.open(served);
    client.say({ type: 'hello', contract: 999, token: 'wrong' });
    expect(await client.closed).toEqual(WRONG_TOKEN);
  });

  test('who says nothing hears nothing, and is closed with 4401 in the end', async () => {
    using client = await StreamClient.open(served);
    expect(await client.closed).toEqual(WRONG_TOKEN);
    expect(client.messages.all).toEqual([]);
  });

  test.each([
    [{ type: 'subscribe' }],
    [{ type: 'request', id: 1, command: 'refresh', argument: null }],
    [{ type: 'ack', epoch: 'x', seq: 0 }],
  ])('%j is no first message', async (message) => {
    using client = await StreamClient.open(served);
    client.sayRaw(JSON.stringify(message));
    expect(await client.closed).toEqual({ code: 4400, reason: 'bad-message' });
    expect(client.messages.all).toEqual([]);
  });

  test('the right token is welcome, and then the rows come when they are asked for', async () => {
    await using lab = new Lab();
    const door = await lab.open();
    using client = await StreamClient.enter(served);
    expect(client.messages.all.map(({ type }) => type)).toEqual(['welcome', 'findings']);
    expect(client.messages.all[0]).toMatchObject({ contract: CONTRACT_VERSION, mayAct: false });
    client.say({ type: 'request', id: 1, command: 'refresh', argument: null });
    await client.messages.next(({ type }) => type === 'response');
    client.say({ type: 'subscribe' });
    const { rows } = await client.messages.next(isSnapshot);
    expect(rowsOf(decodeRows(rows), door)).toMatchObject([{ owners: [{ pid: process.pid }] }]);
  });
});

/** Bad messages, and with which code each is closed. */
const BAD: readonly (readonly [what: string, data: () => string | Uint8Array, code: number])[] = [
  ['text that is no JSON', () => '{"type":', 4400],
  ['an empty text', () => '', 4400],
  ['JSON that is no object', () => '42', 4400],
  ['a type that there is not', () => '{"type":"dance"}', 4400],
  ['a field that there is not', () => '{"type":"subscribe","all":true}', 4400],
  ['a field of a wrong type', () => '{"type":"ack","epoch":1,"seq":0}', 4400],
  ['a negative number', () => '{"type":"ack","epoch":"e","seq":-1}', 4400],
  [
    'a command that there is not',
    () => '{"type":"request","id":1,"command":"constructor","argument":null}',
    4400,
  ],
  ['a binary message', () => new TextEncoder().encode('{"type":"subscribe"}'), 4400],
  ['a message that is far too large', () => ' '.repeat(4_000_000), 1009],
  ['a message that is too large', () => ' '.repeat(LARGEST_CLIENT_MESSAGE + 1), 1009],
];

describe('bad messages', () => {
  test.each(BAD)('%s before the token', async (_, data, code) => {
    using client = await StreamClient.open(served);
    client.sayRaw(data());
    expect((await client.closed).code).toBe(code);
    expect(client.messages.all).toEqual([]);
    using other = await StreamClient.enter(served);
    expect(other.messages.all).toHaveLength(2);
  });

  test.each(BAD)('%s after the token', async (_, data, code) => {
    using bystander = await StreamClient.enter(served);
    using client = await StreamClient.enter(served);
    client.sayRaw(data());
    expect((await client.closed).code).toBe(code);
    bystander.say({ type: 'subscribe' });
    expect(await bystander.messages.next(isSnapshot)).toMatchObject({ page: 0 });
    expect(served.run.stderr).not.toMatch(/error/i);
  });

  test('a second hello', async () => {
    using client = await StreamClient.enter(served);
    client.hello(served.token);
    expect((await client.closed).code).toBe(4400);
  });

  test.each([0, 2, -1, 1.5])('a client of the contract %d', async (contract) => {
    using client = await StreamClient.open(served);
    client.say({ type: 'hello', contract, token: served.token });
    expect(await client.closed).toEqual({ code: 4426, reason: 'other-version' });
    expect(client.messages.all).toEqual([]);
  });

  test('an argument that a command does not take is answered, and the line stays open', async () => {
    using client = await StreamClient.enter(served);
    client.say({ type: 'request', id: 7, command: 'changeSettings', argument: { intervalMs: 1 } });
    const answer = await client.messages.next(({ type }) => type === 'response');
    expect(answer).toMatchObject({ id: 7, answer: { ok: false, code: 'bad-argument' } });
    client.say({ type: 'request', id: 8, command: 'refresh', argument: null });
    const next = await client.messages.next(({ type }) => type === 'response');
    expect(next).toMatchObject({ id: 8, answer: { ok: true } });
  });
});

describe('a slow client', () => {
  test('one that withholds its word gets nothing more, and then one delta that holds it all', async () => {
    await using lab = new Lab();
    // So many rows that a snapshot is not smaller than the delta.
    await Promise.all(Array.from({ length: 20 }, () => lab.open()));
    using fast = await StreamClient.enter(served, true);
    using slow = await StreamClient.enter(served);
    fast.say({ type: 'request', id: 1, command: 'changeSettings', argument: { intervalMs: 250 } });
    fast.say({ type: 'subscribe' });
    slow.say({ type: 'subscribe' });
    await fast.messages.next(isSnapshot);
    const { epoch, seq } = await slow.messages.next(isSnapshot);

    // Each in a reading of its own, as the fast client proves.
    const first = await lab.open();
    const opening = await fast.messages.next((message) => opens(message, first));
    const kept = [];
    for (const protocol of ['udp', 'tcp'] as const) {
      const door = await lab.open({ protocol });
      await fast.messages.next((message) => opens(message, door));
      kept.push(door);
    }
    await lab.close(first);
    const id = idOf(opening, first);
    const last = await fast.messages.next(
      (message) => isDelta(message) && message.closed.includes(id),
    );
    expect(slow.messages.all.filter(isDelta)).toEqual([]);

    slow.say({ type: 'ack', epoch, seq });
    const delta = await slow.messages.next(isDelta);
    expect(delta.from).toBe(seq);
    if (isDelta(last)) expect(delta.to).toBeGreaterThanOrEqual(last.to);
    for (const door of kept) expect(opens(delta, door)).toBe(true);
    expect(opens(delta, first)).toBe(false);

    const another = await lab.open();
    await fast.messages.next((message) => opens(message, another));
    expect(slow.messages.all.filter(isDelta)).toHaveLength(1);
  });
});

function idOf(message: ServerMessage, socket: LabSocket): string {
  const rows = isDelta(message) ? rowsOf(decodeRows(message.opened), socket) : [];
  return rows[0]?.id ?? '';
}
