import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { callWebhook } from '../../../../electron/monitor/hooks/call-webhook.ts';
import { readWebhook } from '../../../../electron/monitor/hooks/hook-file.ts';

const never = new AbortController().signal;

interface Call {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly agent: string | undefined;
  readonly body: string;
}

/** A server on loopback, and the calls that came. */
async function serve(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    const body = await text(request);
    calls.push({ method, path, type: headers['content-type'], agent: headers['user-agent'], body });
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { calls, address: `http://127.0.0.1:${port}/hook?a=b` };
}

test('the document is sent as it is', async () => {
  const { calls, address } = await serve((response) => response.end('thanks'));
  expect(await callWebhook(address, '{"a":"ä"}', '1.2.3', never)).toEqual({ ok: true });
  expect(calls).toEqual([
    {
      method: 'POST',
      path: '/hook?a=b',
      type: 'application/json',
      agent: 'portico/1.2.3',
      body: '{"a":"ä"}',
    },
  ]);
});

test.each([
  [404, false],
  [401, false],
  [500, true],
  [503, true],
  [429, true],
] as const)(
  'of the answer %i it is told whether another try may help: %s',
  async (status, retry) => {
    const { address } = await serve((response) => response.writeHead(status).end());
    expect(await callWebhook(address, '{}', '1', never)).toEqual({
      ok: false,
      detail: `HTTP ${status}`,
      retry,
    });
  },
);

test('a redirection is not followed: the user set this address and no other', async () => {
  const other = await serve((response) => response.end());
  const { address } = await serve((response) =>
    response.writeHead(307, { location: other.address }).end(),
  );
  expect(await callWebhook(address, '{}', '1', never)).toMatchObject({
    ok: false,
    detail: 'HTTP 307',
    retry: false,
  });
  expect(other.calls).toEqual([]);
});

test('where nobody listens that is told in the words of the system', async () => {
  const { address } = await serve((response) => response.end());
  const unused = address.replace(/:\d+/, ':1');
  expect(await callWebhook(unused, '{}', '1', never)).toMatchObject({ ok: false, retry: true });
});

test('a server that hangs up is told, and one that never answers has a limit', async () => {
  const rude = await serve((response) => response.destroy());
  expect(await callWebhook(rude.address, '{}', '1', never)).toMatchObject({
    ok: false,
    retry: true,
  });
  const silent = await serve(() => {});
  expect(await callWebhook(silent.address, '{}', '1', never, 100)).toMatchObject({
    ok: false,
    retry: true,
    detail: expect.stringMatching(/timeout/i),
  });
});

test('an answer without an end is not waited for', async () => {
  const { address } = await serve((response) => {
    response.write('x'.repeat(100_000));
  });
  expect(await callWebhook(address, '{}', '1', never)).toEqual({ ok: true });
});

test.each([
  ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a'],
  ['https://hooks.example/x y', 'https://hooks.example/x%20y'],
  ['ftp://hooks.example/', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['http://user:secret@hooks.example/', null],
  ['hooks.example', null],
  ['', null],
  [`http://hooks.example/${'x'.repeat(3000)}`, null],
])('%s is called as %s', (text, address) => {
  expect(readWebhook(text)).toBe(address);
});
