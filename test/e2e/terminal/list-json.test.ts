import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DoorOptions, Lab } from '../../support/lab/lab.ts';
import { type LabSocket, rowsOf } from '../../support/lab/lab-socket.ts';
import { whyNoIpv6, whyNoWellKnownPorts } from '../../support/lab/ports.ts';
import type { ListDocument, ListedSocket } from '../../support/list-schema.ts';
import { list } from '../../support/listed.ts';

const RANGES = ['well-known', 'registered', 'ephemeral'] as const;
const HOSTS = ['127.0.0.1', '::1', '0.0.0.0', '::'] as const;
const DOORS = RANGES.flatMap((port) =>
  (['tcp', 'udp'] as const).flatMap((protocol) =>
    HOSTS.map((host) => {
      const options: DoorOptions = { port, protocol, host, ipv6Only: host === '::' };
      return { title: `${protocol} on ${host} at a ${port} port`, options };
    }),
  ),
);

function whyNot({ port, host = '' }: DoorOptions): string | null {
  if (host.includes(':') && whyNoIpv6() !== null) return whyNoIpv6();
  return port === 'well-known' ? whyNoWellKnownPorts() : null;
}

let lab: Lab;
const sockets = new Map<string, LabSocket>();
let open: ListDocument;
let closed: ListDocument;

beforeAll(async () => {
  lab = new Lab();
  for (const { title, options } of DOORS) {
    if (whyNot(options) === null) sockets.set(title, await lab.open(options));
  }
  for (const host of ['127.0.0.1', '::1']) {
    if (whyNot({ host }) !== null) continue;
    const pair = await lab.openPair({ host });
    sockets.set(`inbound on ${host}`, pair.inbound).set(`outbound on ${host}`, pair.outbound);
  }
  sockets.set('shared', await lab.share(await lab.open(), 3));
  sockets.set('in a child', await lab.open({ inChild: true }));
  open = await list();
  await lab[Symbol.asyncDispose]();
  closed = await list();
});

afterAll(() => lab[Symbol.asyncDispose]());

function opened(title: string): LabSocket {
  const socket = sockets.get(title);
  if (!socket) throw new Error(`${title} is not open`);
  return socket;
}

/** The one row of a socket of the laboratory. */
function rowOf(title: string): ListedSocket {
  const rows = rowsOf(open.sockets, opened(title));
  expect(rows).toHaveLength(1);
  return rows[0] as ListedSocket;
}

function factsOf(row: ListedSocket) {
  const { state, role, range, exposure, owners } = row;
  return { state, role, range, exposure, pids: owners.map(({ pid }) => pid) };
}

function expectedFacts({ state, role, range, exposure, pids }: LabSocket) {
  return { state, role, range, exposure, pids };
}

describe('a door', () => {
  test.for(DOORS)(
    '$title is listed with its range, role, exposure and holder',
    ({ title, options }, { skip }) => {
      const why = whyNot(options);
      skip(why !== null, why ?? '');
      expect(factsOf(rowOf(title))).toEqual(expectedFacts(opened(title)));
    },
  );

  test('it tells whether this system may hand its port out to clients', () => {
    const { dynamicRange } = open.host;
    for (const { local, inDynamicRange } of open.sockets) {
      const isIn = dynamicRange && local.port >= dynamicRange[0] && local.port <= dynamicRange[1];
      expect(inDynamicRange).toBe(isIn);
    }
  });

  test('its holder is told with name, program, command line, user and start', () => {
    const { uid, user, self, owners } = rowOf('tcp on 127.0.0.1 at a registered port');
    const me = userInfo();
    expect([uid, user, self]).toEqual([me.uid, me.username, false]);
    const [owner] = owners;
    expect(owner).toMatchObject({ user: me.username, path: process.execPath });
    expect(owner?.commandLine).toContain('node');
    const startedAt = Date.now() - process.uptime() * 1000;
    expect(Math.abs(Date.parse(owner?.startedAt ?? '') - startedAt)).toBeLessThan(5000);
  });
});

describe('a connection', () => {
  test.for(['127.0.0.1', '::1'])(
    'each end of one on %s is told by its own role',
    (host, { skip }) => {
      const why = whyNot({ host });
      skip(why !== null, why ?? '');
      for (const title of [`inbound on ${host}`, `outbound on ${host}`]) {
        expect(factsOf(rowOf(title))).toEqual(expectedFacts(opened(title)));
        expect(rowOf(title).remote).toEqual(opened(title).remote);
      }
    },
  );
});

test('a door that several processes hold is told with all of them', () => {
  const socket = opened('shared');
  expect(socket.pids).toHaveLength(4);
  expect(factsOf(rowOf('shared'))).toEqual(expectedFacts(socket));
});

test('a door of another process is told with that one', () => {
  const socket = opened('in a child');
  expect(socket.pids).not.toContain(process.pid);
  expect(factsOf(rowOf('in a child'))).toEqual(expectedFacts(socket));
});

test('what was closed is not listed any more', () => {
  for (const socket of sockets.values()) expect(rowsOf(closed.sockets, socket)).toEqual([]);
});

test('the range of every socket is that of its local port', () => {
  for (const { local, range } of open.sockets) {
    const isIn = {
      'well-known': local.port <= 1023,
      registered: local.port >= 1024 && local.port <= 49151,
      ephemeral: local.port >= 49152,
    };
    expect(isIn[range]).toBe(true);
  }
});

test('no two sockets have the same id, and they stand in the order of their ports', () => {
  const ids = open.sockets.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const ports = open.sockets.map(({ local }) => local.port);
  expect(ports).toEqual(ports.toSorted((a, b) => a - b));
});

test('all sockets are counted, and those of which no holder could be seen', () => {
  const hidden = open.sockets.filter(({ ownersStatus }) => ownersStatus === 'hidden').length;
  const { sockets: count, socketsWithHiddenOwners, reason } = open.completeness;
  expect([count, socketsWithHiddenOwners]).toEqual([open.sockets.length, hidden]);
  expect(reason === null).toBe(hidden === 0);
});

test('only doors have an exposure', () => {
  for (const { role, exposure } of open.sockets) {
    expect(exposure === null).toBe(role === 'inbound' || role === 'outbound');
  }
});
