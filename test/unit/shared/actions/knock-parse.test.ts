import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isHttpComplete,
  parseBanner,
  parseHttp,
  speaksTls,
} from '../../../../shared/actions/knock-parse.ts';

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const banner = (text: string) => parseBanner(latin1(text), utf8);
const http = (text: string) => parseHttp(latin1(text), utf8);

describe('a banner', () => {
  test.each([
    ['ssh', 'SSH-2.0-OpenSSH_9.9\r\n', 'SSH-2.0-OpenSSH_9.9'],
    ['ssh', 'welcome\r\nto the door\r\nSSH-2.0-x\r\n', 'SSH-2.0-x'],
    ['smtp', '220 mail.example ESMTP Postfix\r\n', '220 mail.example ESMTP Postfix'],
    ['ftp', '220 (vsFTPd 3.0.5)\r\n', '220 (vsFTPd 3.0.5)'],
    ['pop3', '+OK ready\r\n', '+OK ready'],
    ['imap', '* OK [CAPABILITY IMAP4rev1] ready\r\n', '* OK [CAPABILITY IMAP4rev1] ready'],
    ['vnc', 'RFB 003.008\n', 'RFB 003.008'],
    ['mysql', 'J\u0000\u0000\u0000\u000a8.0.36\u0000\u0001', '8.0.36'],
    ['other', '\r\nhello\r\n', 'hello'],
    ['other', '220\r\n', '220'],
  ] as const)('of a kind is told as such (%s)', (kind, text, line) => {
    expect(banner(text)).toEqual({ kind, text: line });
  });

  test('of nothing is none, and a long one is cut between characters', () => {
    expect(banner('')).toBeNull();
    expect(banner('👪'.repeat(500))?.text).toBe(`${'👪'.repeat(200)}…`);
  });
});

describe('an answer of HTTP', () => {
  test('is read with its title, whatever is around that', () => {
    const head = 'HTTP/1.0 200 OK\r\nserver:  Doors/1 \r\nLocation:\r\n\r\n';
    const body = '<HTML><title lang="x">\n A &#66; &#x43;&nbsp;&lt;d&gt; &bogus; </title>';
    expect(http(head + body)).toEqual({
      status: 200,
      reason: 'OK',
      title: 'A B C <d> &bogus;',
      server: 'Doors/1',
      location: null,
    });
  });

  test('in chunks is put together before its title is looked for', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(http(`${head}9\r\n<title>ab\r\n8\r\nc</title\r\n0\r\n\r\n`)?.title).toBe('abc');
  });

  test('without reason, title or end of its head is read as far as it goes', () => {
    expect(http('HTTP/1.1 404\r\nServer: x')).toMatchObject({
      status: 404,
      reason: '',
      server: 'x',
    });
    expect(http('HTTP/1.1 200 OK\r\n\r\n<title> </title>')?.title).toBeNull();
  });

  test.each(['', 'HTTP', 'HTTP/1.1 20\r\n', 'hello HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK'])(
    'is not “%s”',
    (text) => {
      expect(http(text)).toBeNull();
    },
  );

  test('is complete when its title, its length or its end has come', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
    expect([head, `${head}1234`, `${head}12345`].map(isHttpComplete)).toEqual([false, false, true]);
    const open = 'HTTP/1.1 200 OK\r\n\r\n<title>';
    expect([open, `${open}x</title>`].map(isHttpComplete)).toEqual([false, true]);
    expect(isHttpComplete('HTTP/1.1 304 Not Modified\r\n\r\n')).toBe(true);
  });
});

test.each([
  ['\u0015\u0003\u0003\u0000\u0002\u0002\u0016', true],
  ['HTTP/1.1 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.', true],
  ['HTTP/1.1 400 Bad Request\r\n\r\nno', false],
  ['HTTP/1.1 200 OK\r\n\r\nhttps', false],
])('that TLS is spoken is seen in a plain answer: %j', (text, expected) => {
  expect(speaksTls(text)).toBe(expected);
});

test('whatever bytes come are read to an end', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(
        '',
        'HTTP/1.1 200 OK\r\n',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      ),
      (bytes, before) => {
        const text = before + Buffer.from(bytes).toString('latin1');
        const said = parseBanner(text, utf8);
        expect(said === null).toBe(text === '');
        expect([...(said?.text ?? '')].length).toBeLessThanOrEqual(201);
        expect(typeof isHttpComplete(text)).toBe('boolean');
        expect(parseHttp(text, utf8) === null).toBe(before === '' && !/^HTTP/.test(text));
      },
    ),
  );
});
