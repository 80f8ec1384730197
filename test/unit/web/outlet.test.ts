import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Outlet } from '../../../electron/web/outlet.ts';
import type { ServerMessage } from '../../../shared/api/messages.ts';

const ANSWER: ServerMessage = {
  type: 'response',
  id: 1,
  answer: { ok: true, value: 'x'.repeat(256 * 1024) },
};
const ASK = { type: 'request', id: 1, command: 'refresh', argument: null } as const;

interface Ends {
  readonly server: WebSocket;
  readonly client: WebSocket;
}

/** Both ends of a real stream on the loopback. */
async function bothEnds(): Promise<Ends> {
  const http = createServer().listen(0, '127.0.0.1');
  const streams = new WebSocketServer({ server: http });
  await once(http, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const [[server]] = (await Promise.all([once(streams, 'connection'), once(client, 'open')])) as [
    [WebSocket],
    unknown,
  ];
  onTestFinished(() => {
    client.terminate();
    streams.close();
    http.close();
  });
  return { server, client };
}

test('a client that does not read is not heard, until it has read', async () => {
  const { server, client } = await bothEnds();
  const outlet = new Outlet(server);
  client.pause();
  let sent = 0;
  for (; !server.isPaused && sent < 1000; sent += 1) outlet.send(ANSWER);
  expect(server.isPaused).toBe(true);
  const heard = once(server, 'message');
  client.send('heard later');
  let read = 0;
  client.on('message', () => {
    read += 1;
  });
  client.resume();
  expect(String((await heard)[0])).toBe('heard later');
  await expect.poll(() => read).toBe(sent);
});

test('a client that never reads is cut off before its messages fill the memory', async () => {
  const { server, client } = await bothEnds();
  const outlet = new Outlet(server, 2 * 1024 * 1024);
  client.pause();
  const cut = once(server, 'close');
  const most = { waited: 0 };
  for (let sent = 0; sent < 1000 && server.readyState === server.OPEN; sent += 1) {
    outlet.send(ANSWER);
    most.waited = Math.max(most.waited, server.bufferedAmount);
  }
  await cut;
  expect(most.waited).toBeLessThan(3 * 1024 * 1024);
});

test('a second wish for a snapshot is needless while the first is under way', async () => {
  const outlet = new Outlet((await bothEnds()).server);
  const wishes = () => outlet.take({ type: 'subscribe' });
  expect([wishes(), wishes(), wishes()]).toEqual(['pass', 'needless', 'needless']);
  outlet.send({ type: 'blind', status: {} as never });
  expect([wishes(), wishes()]).toEqual(['pass', 'needless']);
});

test('so many requests may be under way, and each answer makes room for another', async () => {
  const outlet = new Outlet((await bothEnds()).server);
  const taken = Array.from({ length: 129 }, () => outlet.take(ASK));
  expect(taken.slice(0, 128)).toEqual(Array(128).fill('pass'));
  expect(taken.at(-1)).toBe('too-many');
  for (let count = 0; count < 2; count += 1) outlet.send(ANSWER);
  expect([outlet.take(ASK), outlet.take(ASK)]).toEqual(['pass', 'too-many']);
});

test('what is acknowledged is always heard', async () => {
  const outlet = new Outlet((await bothEnds()).server);
  const acks = Array.from({ length: 500 }, () => outlet.take({ type: 'ack', epoch: 'e', seq: 1 }));
  expect(new Set(acks)).toEqual(new Set(['pass']));
});
