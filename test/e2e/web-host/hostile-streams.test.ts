import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_VERSION } from '../../../shared/api/messages.ts';
import { ask } from '../../support/raw-request.ts';
import { frame, RawStream } from '../../support/raw-stream.ts';
import { type Served, serveAside } from '../../support/served.ts';
import { StreamClient } from '../../support/stream-client.ts';

let served: Served;

beforeAll(async () => {
  served = await serveAside();
});

afterAll(() => served[Symbol.asyncDispose]());

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const hello = (token: string): Buffer =>
  frame({
    opcode: TEXT,
    payload: JSON.stringify({ type: 'hello', contract: CONTRACT_VERSION, token }),
  });

/** Frames that are none, and the code of RFC 6455 with which each is answered. */
const MALFORMED: readonly (readonly [what: string, bytes: Uint8Array, code: number])[] = [
  ['compressed, though that was not agreed', frame({ opcode: TEXT, reserved: 0x40 }), 1002],
  ['with a reserved bit', frame({ opcode: TEXT, reserved: 0x10 }), 1002],
  ['of a kind that there is not', frame({ opcode: 3 }), 1002],
  ['without a mask', Buffer.from([0x81, 2, 123, 125]), 1002],
  ['that goes on with nothing', frame({ opcode: 0 }), 1002],
  ['of control that is too long', frame({ opcode: PING, payload: ' '.repeat(126) }), 1002],
  ['of control in parts', frame({ opcode: PING, isLast: false }), 1002],
  [
    'that announces more than there is memory',
    Buffer.from([0x81, 0xff, ...Array(8).fill(0x7f)]),
    1009,
  ],
  ['of text that is none', frame({ opcode: TEXT, payload: new Uint8Array([0xff]) }), 1007],
  ['that closes without a whole code', frame({ opcode: CLOSE, payload: 'x' }), 1002],
];

describe('malformed frames', () => {
  test.each(MALFORMED)('one %s closes the stream', async (_, bytes, code) => {
    using stream = await RawStream.open(served);
    stream.say(bytes);
    const answer = await stream.nextBytes();
    expect([answer[0], answer.readUInt16BE(2)]).toEqual([0x80 + CLOSE, code]);
    await stream.closed;
  });

  test('parts without end are cut off', async () => {
    using stream = await RawStream.open(served);
    stream.say(frame({ opcode: TEXT, payload: '{', isLast: false }));
    const part = frame({ opcode: 0, payload: ' '.repeat(1000), isLast: false });
    stream.say(Buffer.concat(Array<Buffer>(20).fill(part)));
    expect((await stream.nextBytes()).readUInt16BE(2)).toBe(1009);
  });

  test('no compression is agreed to, so nothing small becomes large', async () => {
    using stream = await RawStream.connect(served);
    stream.askForStream(served, served.origin, 'permessage-deflate; client_max_window_bits');
    const answer = await stream.next();
    expect(answer).toMatch(/^HTTP\/1.1 101/);
    expect(answer).not.toMatch(/extensions/i);
  });
});

describe('a client that knows the token', () => {
  test.each([
    ['lists', 7500, '[', ']'],
    ['objects', 2500, '{"a":', '}'],
  ])('does not end the host with %s nested by the thousand', async (_, depth, open, close) => {
    using client = await StreamClient.enter(served);
    const argument = `${open.repeat(depth)}0${close.repeat(depth)}`;
    client.sayRaw(`{"type":"request","id":1,"command":"refresh","argument":${argument}}`);
    expect(await client.closed).toEqual({ code: 4400, reason: 'bad-message' });
    using other = await StreamClient.enter(served);
    expect(other.messages.all).toHaveLength(2);
  });

  test('cannot have more under way than any page has', async () => {
    using client = await StreamClient.enter(served);
    for (let id = 0; id < 2000; id += 1) {
      client.say({ type: 'request', id, command: 'historyFacts', argument: null });
    }
    expect(await client.closed).toEqual({ code: 4429, reason: 'too-many' });
    using other = await StreamClient.enter(served);
    expect(other.messages.all).toHaveLength(2);
  });
});

describe('who does not hang up', () => {
  test('a stream that was told to close and is kept open is cut', async () => {
    using stream = await RawStream.open(served);
    stream.say(hello('wrong'));
    const [first] = await stream.nextBytes();
    expect(first).toBe(0x80 + CLOSE);
    await stream.closed;
  });

  test('a refused stream is not kept by whoever keeps its own half open', async () => {
    using stream = await RawStream.connect(served, true);
    stream.askForStream(served, 'http://rebind.example');
    expect(await stream.next()).toMatch(/^HTTP\/1.1 403/);
    // Only a connection that is gone answers with a reset.
    const asking = setInterval(() => stream.say('more'), 20);
    await stream.closed;
    clearInterval(asking);
  });
});

test('of very many connections the oldest go, and the user still comes in', async () => {
  const held: RawStream[] = [];
  for (let count = 0; count < 300; count += 1) held.push(await RawStream.connect(served));
  await held[0]?.closed;
  using client = await StreamClient.enter(served);
  expect(client.messages.all).toHaveLength(2);
  expect((await ask(served.port)).status).toBe(200);
  await expect.poll(() => held.filter(({ isClosed }) => isClosed).length).toBeGreaterThan(150);
  for (const stream of held) stream[Symbol.dispose]();
});
