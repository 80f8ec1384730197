import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { NetlinkSource } from '../../../../../electron/monitor/sources/netlink/source.ts';
import type { Beat, RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import { WORKER } from '../../../../support/destroy-events/sockets.ts';
import { openDoor } from '../../../../support/lab/open-door.ts';
import { portsOf } from '../../../../support/lab/ports.ts';
import { bindBare } from '../../../../support/netlink/raw-socket.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';

onlyOn('linux', 'sock_diag is of Linux');
allowTime();

const never = new AbortController().signal;
let source: NetlinkSource;

beforeEach(async () => {
  source = new NetlinkSource(WORKER);
  await source.probe();
  return () => source.close();
});

async function readWhole(): Promise<readonly RawSocket[]> {
  source.restart();
  const { changes, isWhole } = await source.read(never, 'all');
  expect([isWhole, changes.changed, changes.closed]).toEqual([true, [], []]);
  return changes.opened;
}

async function changesAt(port: number, beat: Beat) {
  const { changes } = await source.read(never, beat);
  const isOurs = ({ local, remote }: RawSocket) => local.port === port || remote?.port === port;
  return { opened: changes.opened.filter(isOurs), closed: changes.closed };
}

async function atPort(port: number): Promise<RawSocket[]> {
  return (await readWhole()).filter(({ local }) => local.port === port);
}

async function open(
  protocol: 'tcp' | 'udp',
  host: string,
  ipv6Only = false,
): Promise<{ port: number; server: Server | null }> {
  const door = await openDoor({ protocol, host, port: 'registered', ipv6Only });
  onTestFinished(() => door.close());
  return door;
}

async function connectTo(port: number, host: string): Promise<Socket> {
  const client = connect(port, host);
  onTestFinished(() => {
    client.resetAndDestroy();
  });
  await once(client, 'connect');
  return client;
}

/** State and local side of all sockets on a port, in the words of `ss`; null without that program. */
function bySs(port: number): string[] | null {
  try {
    const lines = execFileSync('ss', ['-tunaH'], { encoding: 'utf8' }).split('\n');
    return lines
      .map((line) => line.split(/\s+/))
      .filter((words) => words[4]?.endsWith(`:${port}`))
      .map(([protocol, state, , , local]) => `${protocol} ${state} ${local}`)
      .sort();
  } catch {
    return null;
  }
}

const SS_STATES = { LISTEN: 'LISTEN', ESTABLISHED: 'ESTAB', BOUND: 'UNCONN' } as const;

function asSs({ protocol, state, family, v6only, local, interface: device }: RawSocket): string {
  const isAny = local.address === '::' && v6only === false;
  const bare = family === 6 ? `[${local.address}]` : local.address;
  const host = isAny ? '*' : `${bare}${device === null ? '' : `%${device}`}`;
  return `${protocol} ${SS_STATES[state as keyof typeof SS_STATES]} ${host}:${local.port}`;
}

test.each([
  ['tcp', '127.0.0.1', false],
  ['tcp', '0.0.0.0', false],
  ['tcp', '::1', false],
  ['tcp', '::', false],
  ['tcp', '::', true],
  ['udp', '127.0.0.1', false],
  ['udp', '0.0.0.0', false],
  ['udp', '::1', false],
  ['udp', '::', false],
  ['udp', '::', true],
] as const)('a %s door on %s (IPv6 alone: %s) is found as it is', async (protocol, host, only) => {
  const { port } = await open(protocol, host, only);
  const found = await atPort(port);
  const family = host.includes(':') ? 6 : 4;
  expect(found).toMatchObject([
    {
      protocol,
      family,
      local: { address: host, port },
      remote: null,
      state: protocol === 'tcp' ? 'LISTEN' : 'BOUND',
      // Bound to one address of IPv6 it can take nothing else, and the kernel says so.
      v6only: family === 4 ? null : only || host !== '::',
      interface: null,
      uid: process.getuid?.(),
      owner: { kind: 'inode', inode: expect.any(Number) },
      traffic: null,
    },
  ]);
  const told = bySs(port);
  if (told) expect(found.map(asSs)).toEqual(told);
});

test('a listener and both ends of a connection are found, as other programs find them', async () => {
  const { port } = await open('tcp', '127.0.0.1');
  const client = await connectTo(port, '127.0.0.1');
  const clientPort = client.localPort ?? 0;
  const door = { address: '127.0.0.1', port };
  const end = { address: '127.0.0.1', port: clientPort };
  const found = await atPort(port);
  expect(found).toHaveLength(2);
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ state: 'LISTEN', local: door, remote: null }),
      expect.objectContaining({ state: 'ESTABLISHED', local: door, remote: end }),
    ]),
  );
  const outbound = (await atPort(clientPort)).filter(({ remote }) => remote?.port === port);
  expect(outbound).toMatchObject([{ state: 'ESTABLISHED', local: end, remote: door }]);
  const told = bySs(port);
  if (told) expect(found.map(asSs).sort()).toEqual(told);
});

test('a connection of IPv4 to a door of both families is of IPv6, with mapped addresses', async () => {
  const { port } = await open('tcp', '::');
  const client = await connectTo(port, '127.0.0.1');
  const inbound = (await atPort(port)).filter(({ remote }) => remote !== null);
  expect(inbound).toMatchObject([
    {
      family: 6,
      local: { address: '::ffff:127.0.0.1', port },
      remote: { address: '::ffff:127.0.0.1', port: client.localPort },
      v6only: null,
    },
  ]);
  const told = bySs(port);
  if (told) expect((await atPort(port)).map(asSs).sort()).toEqual(told);
});

test('TCP that is bound and does not listen is bound, where the kernel shows it', async ({
  skip,
}) => {
  const port = anyPort();
  await bindBare({ type: 'tcp', port });
  const found = await atPort(port);
  skip(found.length === 0, 'this kernel does not show bound sockets of TCP (it does since 6.8)');
  expect(found).toMatchObject([{ state: 'BOUND', local: { port }, remote: null, protocol: 'tcp' }]);
  // A reading of doors does not ask for it, and does not take it to be gone.
  const doors = await changesAt(port, 'doors');
  expect(doors).toMatchObject({ opened: [] });
  expect(doors.closed).not.toContain(found[0]?.key);
});

test('a socket bound to a device names it', async () => {
  const port = anyPort();
  await bindBare({ type: 'udp', port, device: 'lo' });
  const found = await atPort(port);
  expect(found).toMatchObject([{ interface: 'lo', local: { address: '127.0.0.1', port } }]);
  const told = bySs(port);
  if (told) expect(found.map(asSs)).toEqual(told);
});

test('a door on a link-local address names its interface', async ({ skip }) => {
  const [name, address] = linkLocal() ?? [];
  if (name === undefined || address === undefined) return skip('no interface has such an address');
  const server = createServer().listen(0, `${address}%${name}`);
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await atPort(port)).toMatchObject([{ interface: name, local: { address, port } }]);
});

test('readings of doors bring doors that open and close, and leave connections alone', async () => {
  await readWhole();
  const door = await openDoor({ protocol: 'tcp', host: '127.0.0.1', port: 'registered' });
  const client = await connectTo(door.port, '127.0.0.1');
  const opened = await changesAt(door.port, 'doors');
  expect(opened.opened.map(({ state }) => state)).toEqual(['LISTEN']);
  const rest = await changesAt(door.port, 'all');
  expect(rest.opened.map(({ state }) => state)).toEqual(['ESTABLISHED', 'ESTABLISHED']);
  client.resetAndDestroy();
  await door.close();
  const closed = await changesAt(door.port, 'doors');
  const keys = (sockets: readonly RawSocket[]) => sockets.map(({ key }) => key);
  expect(closed.closed).toEqual(expect.arrayContaining(keys(opened.opened)));
  for (const key of keys(rest.opened)) expect(closed.closed).not.toContain(key);
  const gone = await changesAt(door.port, 'all');
  expect(gone.closed).toEqual(expect.arrayContaining(keys(rest.opened)));
});

test('a reading that comes too late is none, and the next one is told from where the last ended', async () => {
  await readWhole();
  await expect(source.read(AbortSignal.abort(), 'all')).rejects.toThrow();
  expect((await source.read(never, 'all')).isWhole).toBe(false);
});

test('a source that was closed says so', async () => {
  await source.close();
  await expect(source.read(never, 'all')).rejects.toMatchObject({
    failure: { source: 'netlink', code: 'failed' },
  });
});

function anyPort(): number {
  return portsOf('registered').next().value ?? 0;
}

function linkLocal(): readonly [name: string, address: string] | null {
  for (const [name, entries] of Object.entries(networkInterfaces())) {
    for (const { address } of entries ?? []) {
      if (address.startsWith('fe80:')) return [name, address];
    }
  }
  return null;
}
