import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { closeConnection } from '../../../../electron/monitor/actions/close-connection.ts';
import { createMonitor } from '../../../../electron/monitor/create.ts';
import { readHostFacts } from '../../../../electron/monitor/system/host-facts.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { SourceChoice } from '../../../../shared/model/status.ts';
import { makeRow } from '../../../support/make-row.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime } from '../../../support/real-processes.ts';

onlyOn('linux', 'connections are closed through sock_diag');
allowTime();

async function rows(choice: SourceChoice): Promise<readonly SocketRow[]> {
  const monitor = createMonitor({
    host: await readHostFacts(),
    choice,
    intervalMs: 60_000,
    otherNamespaces: false,
    selfPids: [],
    once: true,
  });
  const { snapshot } = await monitor.readNow();
  await monitor.stop();
  return [...(snapshot?.rows.values() ?? [])].map((row) => ({ ...row, self: false }));
}

/** A connection of this process to itself, and its rows. */
async function openConnection(choice: SourceChoice = 'netlink', host = '127.0.0.1') {
  const server = createServer().listen({ host, port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection');
  const client = connect({ host, port });
  const [inner] = await accepted;
  onTestFinished(() => {
    client.destroy();
    inner.destroy();
    server.close();
  });
  const all = await rows(choice);
  const outer = all.find(({ remote }) => remote?.port === port);
  const door = all.find(({ local, role }) => local.port === port && role === 'listener');
  if (!outer || !door) throw new Error('the connection is in no row');
  return { client, inner, outer, door };
}

/** Which error ends a socket. */
async function errorOf(socket: NodeJS.EventEmitter): Promise<string | undefined> {
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  return error.code;
}

test.each(['127.0.0.1', '::1'])(
  'both ends of a connection over %s are told that it was closed',
  async (host) => {
    const { client, inner, outer } = await openConnection('netlink', host);
    const ends = Promise.all([errorOf(client), errorOf(inner)]);
    ends.catch(() => {});
    const result = await closeConnection(outer);
    if (result.state === 'refused' || result.state === 'denied') {
      // A kernel without CONFIG_INET_DIAG_DESTROY, or no CAP_NET_ADMIN: it says so, and that is all.
      expect([{ state: 'denied' }, { state: 'refused', why: 'kernel' }]).toContainEqual(result);
      return;
    }
    expect(result).toEqual({ state: 'closed' });
    expect(await ends).toEqual(['ECONNABORTED', 'ECONNRESET']);
    expect(await closeConnection(outer)).toEqual({ state: 'gone' });
  },
);

test('a new connection between the same endpoints is not taken for the old one', async () => {
  const { client, inner, outer } = await openConnection();
  const lost = errorOf(inner);
  client.resetAndDestroy();
  expect(await lost).toBe('ECONNRESET');
  const [host, port] = [outer.local.address, outer.remote?.port ?? 0];
  const again = connect({ host, port, localAddress: host, localPort: outer.local.port });
  onTestFinished(() => void again.destroy());
  await once(again, 'connect');
  expect(await closeConnection(outer)).toEqual({ state: 'gone' });
  expect([again.destroyed, again.readyState]).toEqual([false, 'open']);
});

test('what cannot be closed is refused with the reason', async () => {
  const { door, outer } = await openConnection();
  const why = async (row: SocketRow) => {
    const result = await closeConnection(row);
    return result.state === 'refused' ? result.why : result.state;
  };
  expect(await why(door)).toBe('listener');
  expect(await why(makeRow({ protocol: 'udp' }))).toBe('udp');
  expect(await why({ ...outer, state: 'TIME_WAIT' })).toBe('over');
  expect(await why({ ...outer, self: true })).toBe('self');
  expect(await why({ ...outer, netns: '4026532222' })).toBe('namespace');
  const { outer: byProc } = await openConnection('proc');
  expect(await why(byProc)).toBe('source');
});
