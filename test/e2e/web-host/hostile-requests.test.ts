import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/raw-request.ts';
import { RawStream } from '../../support/raw-stream.ts';
import { type Served, serveAside } from '../../support/served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveAside();
});

afterAll(() => served[Symbol.asyncDispose]());

const host = (): string => `Host: 127.0.0.1:${served.port}\r\n`;

/** Requests that are wrong, and the beginning of the answer to each. */
const WRONG: readonly (readonly [what: string, request: () => string, answer: RegExp])[] = [
  ['names no host', () => 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400/],
  ['is of a time before hosts were named', () => 'GET / HTTP/1.0\r\n\r\n', /^HTTP\/1.1 403/],
  [
    'names a foreign host before ours',
    () => `GET / HTTP/1.1\r\nHost: x\r\n${host()}\r\n`,
    /^HTTP\/1.1 403/,
  ],
  [
    'asks for another server by us',
    () => `GET http://x/ HTTP/1.1\r\n${host()}\r\n`,
    /^HTTP\/1.1 404/,
  ],
  ['wants a tunnel', () => `CONNECT x:80 HTTP/1.1\r\n${host()}\r\n`, /^$/],
  [
    'has two lengths',
    () =>
      `POST / HTTP/1.1\r\n${host()}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1.1 400/,
  ],
  [
    'has a long head',
    () => `GET / HTTP/1.1\r\n${host()}X: ${'x'.repeat(9000)}\r\n\r\n`,
    /^HTTP\/1.1 431/,
  ],
  [
    'has a long address',
    () => `GET /${'x'.repeat(9000)} HTTP/1.1\r\n${host()}\r\n`,
    /^HTTP\/1.1 431/,
  ],
  [
    'announces a large body',
    () => `POST / HTTP/1.1\r\n${host()}Content-Length: 999999999\r\n\r\n`,
    /^HTTP\/1.1 405/,
  ],
  ['is no HTTP', () => '\x16\x03\x01\x02\x00\x01\x00', /^HTTP\/1.1 400/],
];

describe('a wrong request', () => {
  test.each(WRONG)(
    'that %s is refused and its connection closed',
    async (what, request, answer) => {
      using stream = await RawStream.connect(served);
      stream.say(request());
      expect(await stream.next()).toMatch(answer);
      if (!what.includes('by us')) await stream.closed;
    },
  );
});

describe('a request that the browser says another site made', () => {
  test.each(['cross-site', 'same-site'])('loads nothing (%s)', async (site) => {
    const from = (mode: string, dest: string) =>
      ask(served.port, {
        headers: { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest },
      });
    expect((await from('no-cors', 'script')).status).toBe(403);
    expect((await from('navigate', 'iframe')).status).toBe(403);
    expect((await from('navigate', 'document')).status).toBe(200);
  });
});

test('a connection on which nothing is said is closed, and one whose request never ends', async () => {
  using silent = await RawStream.connect(served);
  using endless = await RawStream.connect(served);
  endless.say(`GET / HTTP/1.1\r\n${host()}`);
  const going = setInterval(() => endless.say('X: y\r\n'), 200);
  await Promise.all([silent.closed, endless.closed]);
  clearInterval(going);
  expect((await ask(served.port)).status).toBe(200);
});
