import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { CgroupTree } from '../../../../../electron/monitor/owners/linux/cgroup/cgroup-tree.ts';
import { LinuxOwnerReader } from '../../../../../electron/monitor/owners/linux/reader.ts';
import type { Attribution } from '../../../../../electron/monitor/owners/owners.ts';
import { NetlinkSource } from '../../../../../electron/monitor/sources/netlink/source.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import type { SocketDetails } from '../../../../../shared/model/traffic.ts';
import { openServer, openUdp, passBy } from '../../../../support/destroy-events/sockets.ts';
import { type DoorOptions, Lab } from '../../../../support/lab/lab.ts';
import { whyNoIpv6 } from '../../../../support/lab/ports.ts';
import { bindBare } from '../../../../support/netlink/raw-socket.ts';
import { type SsSocket, socketsBySs } from '../../../../support/netlink/ss.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { NOW, opening } from '../../../../support/raw-changes.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';

onlyOn('linux', 'sock_diag is of Linux');
allowTime();
beforeEach(({ skip }) => {
  skip(socketsBySs() === null, 'the program ss (iproute2) is not here');
});

const { signal } = new AbortController();
const groups = new CgroupTree();

/** What both tell of one socket. */
interface Told {
  readonly cookie: string;
  readonly protocol: string;
  readonly state: string;
  readonly local: string;
  readonly remote: string | null;
  readonly device: string | null;
  readonly v6only: boolean | null;
  readonly uid: number;
  readonly inode: number;
  readonly cgroup: string | null;
  readonly pids: readonly number[];
  readonly queues: readonly [receive: number, send: number] | null;
  readonly traffic: Readonly<Record<string, number | null>> | null;
}

/** By netlink, the owners and a close look at each. */
async function byPortico(ports: ReadonlySet<number>): Promise<Told[]> {
  const source = new NetlinkSource('/nonexistent');
  try {
    await source.probe();
    const { changes } = await source.read(signal, 'all');
    const ours = changes.opened.filter((socket) => isAt(ports, socket));
    const owners = await new LinuxOwnerReader().attribute(opening(ours), NOW);
    return ours.map((raw) => toldBy(raw, owners.of(raw), source.inspect(raw.key))).sort(byCookie);
  } finally {
    await source.close();
  }
}

function toldBy(raw: RawSocket, { owners }: Attribution, details: SocketDetails | null): Told {
  const { queues, backlog, traffic } = details ?? { queues: null, backlog: null, traffic: null };
  return {
    cookie: raw.key.slice(raw.key.indexOf('/') + 1),
    protocol: `${raw.protocol}${raw.family}`,
    state: raw.state,
    local: `${raw.local.address} ${raw.local.port}`,
    remote: raw.remote && `${raw.remote.address} ${raw.remote.port}`,
    device: raw.interface,
    v6only: raw.v6only,
    uid: raw.uid ?? 0,
    inode: raw.owner.kind === 'inode' ? raw.owner.inode : 0,
    cgroup: raw.cgroupId === null ? null : groupText(raw.cgroupId),
    pids: owners.map(({ pid }) => pid).sort((a, b) => a - b),
    queues: queues ? [queues.receive, queues.send] : backlog && [backlog.waiting, backlog.most],
    traffic: traffic && { ...traffic },
  };
}

function groupText(id: bigint): string {
  return groups.pathOf(id) ?? `unreachable:${id.toString(16)}`;
}

function bySs(ports: ReadonlySet<number>): Told[] {
  const sockets = socketsBySs() ?? [];
  return sockets
    .filter((socket) => isAt(ports, socket))
    .map(asTold)
    .sort(byCookie);
}

function asTold(socket: SsSocket): Told {
  const { protocol, state, local, remote, uid, inode, cookie, cgroup, pids } = socket;
  const isIpv6 = local.address.includes(':');
  const isDoor = state === 'LISTEN' || state === 'BOUND';
  const hasQueues = !(protocol === 'tcp' && state === 'BOUND');
  return {
    cookie,
    protocol: `${protocol}${isIpv6 ? 6 : 4}`,
    state,
    local: `${local.address} ${local.port}`,
    remote: remote && `${remote.address} ${remote.port}`,
    device: local.device,
    v6only: isIpv6 && isDoor ? socket.v6only : null,
    uid,
    inode,
    cgroup,
    pids,
    queues: hasQueues ? [socket.receive, socket.send] : null,
    traffic:
      protocol === 'tcp' && !isDoor && socket.counters.has('cwnd') ? trafficOf(socket) : null,
  };
}

/** What it leaves out is 0; times are in milliseconds with a fraction. */
function trafficOf({ counters, state }: SsSocket): Told['traffic'] {
  const count = (name: string): number => Number(counters.get(name) ?? 0);
  const microseconds = (text: string | undefined): number | null =>
    text === undefined ? null : Math.round(Number(text) * 1000);
  // The kernel counts the end of the other side (FIN) as a byte that came.
  const endCame = ['CLOSE_WAIT', 'LAST_ACK', 'CLOSING'].includes(state) ? 1 : 0;
  return {
    bytesSent: count('bytes_sent') - count('bytes_retrans'),
    bytesReceived: Math.max(0, count('bytes_received') - endCame),
    retransmits: Number(counters.get('retrans')?.split('/')[1] ?? 0),
    rttUs: microseconds(counters.get('rtt')?.split('/')[0]),
    minRttUs: microseconds(counters.get('minrtt')),
  };
}

/** Whether one of its ends is on one of these ports: a socket that tries to connect tells nobody its own. */
function isAt(
  ports: ReadonlySet<number>,
  { local, remote }: Pick<RawSocket | SsSocket, 'local' | 'remote'>,
): boolean {
  return ports.has(local.port) || (remote !== null && ports.has(remote.port));
}

function byCookie(a: Told, b: Told): number {
  return a.cookie < b.cookie ? -1 : 1;
}

/** Sockets of which the two tell different things; each as Portico and as `ss` tells it. */
function differences(ours: readonly Told[], theirs: readonly Told[]): unknown[] {
  const cookies = new Set([...ours, ...theirs].map(({ cookie }) => cookie));
  return [...cookies].flatMap((wanted) => {
    const [portico, ss] = [ours, theirs].map((all) => all.find(({ cookie }) => cookie === wanted));
    return JSON.stringify(portico) === JSON.stringify(ss) ? [] : [{ portico, ss }];
  });
}

/** Waits until both tell the same of the sockets on these ports, and of each once. */
async function compared(ports: readonly number[]): Promise<Told[]> {
  const all = new Set(ports);
  let told: Told[] = [];
  await eventually(async () => {
    told = await byPortico(all);
    const theirs = bySs(all);
    return { differences: differences(told, theirs), count: told.length - theirs.length };
  }).toEqual({ differences: [], count: 0 });
  return told;
}

function retransmits({ traffic }: Told): number {
  return traffic?.retransmits ?? 0;
}

function states(told: readonly Told[]): string[] {
  return told.map(({ protocol, state }) => `${protocol} ${state}`).sort();
}

async function openLab(): Promise<Lab> {
  const lab = new Lab();
  onTestFinished(() => lab[Symbol.asyncDispose]());
  return lab;
}

function connectTo(port: number, host: string, allowHalfOpen = false): Socket {
  const client = connect({ port, host, allowHalfOpen });
  client.on('error', () => {});
  onTestFinished(() => {
    client.resetAndDestroy();
  });
  return client;
}

const DOORS: readonly DoorOptions[] = (['tcp', 'udp'] as const).flatMap((protocol) => [
  { protocol, host: '127.0.0.1' },
  { protocol, host: '0.0.0.0' },
  { protocol, host: '::1' },
  { protocol, host: '::' },
  { protocol, host: '::', ipv6Only: true },
]);

test('doors of all kinds are told as ss tells them, with holders in other processes', async () => {
  const lab = await openLab();
  const hosts = whyNoIpv6() === null ? DOORS : DOORS.filter(({ host }) => !host?.includes(':'));
  const doors = await Promise.all(hosts.map((options) => lab.open(options)));
  doors.push(await lab.openShared(2), await lab.open({ inChild: true, backlog: 7 }));
  const told = await compared(doors.map(({ local }) => local.port));
  expect(told).toHaveLength(doors.length);
  expect(told.filter(({ pids }) => pids.length === 3)).toHaveLength(1);
  expect(told.filter(({ queues }) => queues?.[1] === 7)).toHaveLength(1);
  expect(told.map(({ uid }) => uid)).toEqual(told.map(() => process.getuid?.()));
});

test.each(['127.0.0.1', '::1', 'mapped'])(
  'both ends of a connection over %s are told as ss tells them, with bytes and times',
  async (kind) => {
    const host = kind === 'mapped' ? '::' : kind;
    const { server, port } = await openServer(host);
    const accepted = once(server, 'connection');
    const client = connectTo(port, kind === 'mapped' ? '127.0.0.1' : host);
    const [inbound] = (await accepted) as [Socket];
    inbound.on('error', () => {}).resume();
    client.resume().write(Buffer.alloc(54_321));
    inbound.write(Buffer.alloc(1234));
    await eventually(() => [client.bytesRead, inbound.bytesRead]).toEqual([1234, 54_321]);
    const told = await compared([port, client.localPort ?? 0]);
    const family = kind === '127.0.0.1' ? 4 : 6;
    const outbound = kind === 'mapped' ? 4 : family;
    expect(states(told)).toEqual(
      [`tcp${family} ESTABLISHED`, `tcp${outbound} ESTABLISHED`, `tcp${family} LISTEN`].sort(),
    );
    const sent = told.flatMap(({ traffic }) => (traffic ? [traffic.bytesSent] : []));
    expect(sent.sort()).toEqual([1234, 54_321]);
  },
);

test('what waits to be read or accepted is told as ss tells it', async () => {
  const lab = await openLab();
  const door = await lab.open({ inChild: true, backlog: 1 });
  const [pid = 0] = door.pids;
  // A process that stands still accepts nothing, and the kernel does not take what its queue has no room for.
  process.kill(pid, 'SIGSTOP');
  onTestFinished(() => {
    process.kill(pid, 'SIGCONT');
  });
  const clients = Array.from({ length: 3 }, () => connectTo(door.local.port, '127.0.0.1'));
  await Promise.all(clients.slice(0, 2).map((client) => once(client, 'connect')));
  clients[0]?.write('hello');
  const { port } = door.local;
  // A second passes until the one for which there is no room asks again.
  await eventually(() =>
    bySs(new Set([port]))
      .map(retransmits)
      .some(Boolean),
  ).toBe(true);
  const told = await compared([port]);
  expect(told.map(retransmits).some(Boolean)).toBe(true);
  expect(told.find(({ state }) => state === 'LISTEN')?.queues).toEqual([2, 1]);
});

test('states of a connection that ends are told as ss tells them', async () => {
  const lab = await openLab();
  // What comes to its doors is never read, and so never ends.
  const { local } = await lab.open();
  const client = connectTo(local.port, '127.0.0.1', true);
  client.end('goodbye');
  const half = ['tcp4 CLOSE_WAIT', 'tcp4 FIN_WAIT_2', 'tcp4 LISTEN'];
  await eventually(() => states(bySs(new Set([local.port])))).toEqual(half);
  expect(states(await compared([local.port]))).toEqual(half);

  const { server, port } = await openServer('127.0.0.1');
  await passBy(server, port, '127.0.0.1');
  const past = ['tcp4 LISTEN', 'tcp4 TIME_WAIT'];
  await eventually(() => states(bySs(new Set([port])))).toEqual(past);
  expect(states(await compared([port]))).toEqual(past);
});

test('UDP with a remote side, with a device and with something to read is told as ss tells it', async () => {
  const { socket, port } = await openUdp('127.0.0.1');
  onTestFinished(() => {
    socket.close();
  });
  // Nobody reads what comes to it.
  const bare = await freeUdpPort();
  await bindBare({ type: 'udp', port: bare, device: 'lo' });
  socket.connect(bare, '127.0.0.1');
  await once(socket, 'connect');
  await new Promise<void>((resolve, reject) => {
    socket.send('something', (error) => (error ? reject(error) : resolve()));
  });
  const told = await compared([port, bare]);
  // Another program's connection may happen to use one of these numbers over TCP.
  const udp = states(told).filter((state) => state.startsWith('udp'));
  expect(udp).toEqual(['udp4 BOUND', 'udp4 CONNECTED']);
  expect(told.find(({ device }) => device === 'lo')?.queues?.[0]).toBeGreaterThan(0);
});

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}
