import { networkInterfaces } from 'node:os';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { knock } from '../../../../electron/monitor/actions/knock/knock.ts';
import { KNOCK_LIMIT_BYTES, knockResultSchema } from '../../../../shared/actions/knock.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import {
  endlessServer,
  httpServer,
  httpsServer,
  openDoorOf,
  rudeServer,
  sayingServer,
  sayingTlsServer,
  silentServer,
} from '../../../support/actions/doors.ts';
import { makeRow } from '../../../support/make-row.ts';
import { allowTime } from '../../../support/real-processes.ts';

allowTime();

/** What is told crosses as the contract has it. */
async function knockAt(row: SocketRow) {
  return v.parse(knockResultSchema, JSON.parse(JSON.stringify(await knock(row))));
}

const QUIET = { banner: null, tls: null, http: null };

test('a web server is told with its status, title and name', async () => {
  const { row, heard } = await openDoorOf(
    httpServer((_, response) => {
      response.setHeader('Server', 'shop/1.2');
      response.writeHead(404, 'Not here');
      response.end('<!doctype html><title>\n  Bücher &amp; mehr </title><p>nothing</p>');
    }),
  );
  expect(await knockAt(row)).toMatchObject({
    state: 'open',
    address: '127.0.0.1',
    port: row.local.port,
    banner: null,
    tls: null,
    http: {
      status: 404,
      reason: 'Not here',
      title: 'Bücher & mehr',
      server: 'shop/1.2',
      location: null,
    },
  });
  expect(heard.join('')).toMatch(/^GET \/ HTTP\/1\.1\r\nHost: 127\.0\.0\.1:\d+\r\n/);
});

test('a redirection is told and not followed', async () => {
  const { row, heard } = await openDoorOf(
    httpServer((_, response) => void response.writeHead(302, { Location: '/door' }).end()),
  );
  expect(await knockAt(row)).toMatchObject({ http: { status: 302, location: '/door' } });
  expect(heard).toHaveLength(1);
});

test('a server with TLS is told with its certificate and what it serves', async () => {
  const { row } = await openDoorOf(
    httpsServer((_, response) => void response.end('<title>behind the door</title>')),
  );
  expect(await knockAt(row)).toMatchObject({
    state: 'open',
    tls: {
      version: 'TLSv1.3',
      problem: null,
      certificate: {
        subject: 'door.example, Doorkeepers',
        issuer: 'door.example, Doorkeepers',
        names: ['door.example', '127.0.0.1'],
        validFrom: Date.UTC(2026, 10, 26, 4, 39, 19),
        validTo: Date.UTC(2126, 10, 2, 4, 39, 19),
        isTrusted: false,
      },
    },
    http: { status: 200, title: 'behind the door' },
  });
});

test('a mail server behind TLS is told with both', async () => {
  const { row } = await openDoorOf(sayingTlsServer('220 mail.example ESMTP ready\r\n'));
  expect(await knockAt(row)).toMatchObject({
    tls: { version: 'TLSv1.3' },
    banner: { kind: 'smtp', text: '220 mail.example ESMTP ready' },
  });
});

test.each([
  ['ssh', 'SSH-2.0-OpenDoor_1.0 test\r\n', 'SSH-2.0-OpenDoor_1.0 test'],
  ['smtp', '220 mail.example ESMTP ready\r\n', '220 mail.example ESMTP ready'],
  ['other', 'hello\u001b[31m red\r\nmore', 'hello\u001b[31m red'],
] as const)('who speaks first is told by what it says (%s)', async (kind, said, text) => {
  const { row, heard } = await openDoorOf(sayingServer(said));
  expect(await knockAt(row)).toMatchObject({ ...QUIET, banner: { kind, text } });
  expect(heard).toEqual([]);
});

test('one that says nothing is open and silent, within the limit', async () => {
  const { row } = await openDoorOf(silentServer());
  const result = await knockAt(row);
  expect(result).toMatchObject({ state: 'open', ...QUIET, bytes: 0, hungUp: false });
  expect(result.state === 'open' && result.tookMs).toBeLessThan(10_000);
});

test('one that hangs up at once is told to have done so', async () => {
  const { row } = await openDoorOf(rudeServer());
  expect(await knockAt(row)).toMatchObject({ state: 'open', ...QUIET, hungUp: true });
});

test('of one that never stops no more than the limit is taken', async () => {
  const { row } = await openDoorOf(endlessServer());
  const result = await knockAt(row);
  expect(result).toMatchObject({ state: 'open', bytes: KNOCK_LIMIT_BYTES, isCut: true });
  expect(result).toMatchObject({ banner: { kind: 'other', text: 'y' } });
});

test('where nobody listens any more it is refused', async () => {
  const { row } = await openDoorOf(silentServer());
  const server = silentServer();
  await new Promise<void>((resolve) => void server.listen({ host: '127.0.0.2', port: 0 }, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const gone = { ...row, local: { address: '127.0.0.2', port } };
  expect(await knockAt(gone)).toEqual({ state: 'refused', address: '127.0.0.2', port });
});

test('a door on every address is knocked on at the loopback', async () => {
  const { row } = await openDoorOf(sayingServer('SSH-2.0-x\r\n'), '0.0.0.0');
  expect(await knockAt(row)).toMatchObject({ address: '127.0.0.1', banner: { kind: 'ssh' } });
});

test('nobody knocks at what is no TCP door of this machine', async () => {
  const not = async (row: SocketRow) => {
    const result = await knockAt(row);
    return result.state === 'not-knocked' ? result.why : result.state;
  };
  const foreign = { address: '192.0.2.77', port: 80 };
  expect(Object.values(networkInterfaces()).flat()).not.toContainEqual(
    expect.objectContaining({ address: foreign.address }),
  );
  expect(await not(makeRow({ local: foreign }))).toBe('other-address');
  expect(await not(makeRow({ protocol: 'udp' }))).toBe('udp');
  expect(await not(makeRow({ remote: foreign }))).toBe('connection');
  expect(await not(makeRow({ netns: '4026532222' }))).toBe('namespace');
});
