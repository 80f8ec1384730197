import { expect, test } from 'vitest';
import {
  attribute,
  decodeRow,
  keyOf,
} from '../../../../../electron/monitor/sources/netlink/decode-row.ts';
import { asWords, type DiagRow, diagRow } from '../../../../support/netlink/diag-row.ts';

const TCP = 6;
const UDP = 17;
const V6ONLY = 11;
const CGROUP = 21;
const CONTEXT = { namespace: '4026531840', interfaceName: (index: number) => `if${index}` };
const LOOPBACK_6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const mapped = (...ipv4: number[]) => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...ipv4];

function decode(row: DiagRow, protocol = TCP) {
  return decodeRow(asWords(diagRow(row)), 0, protocol, CONTEXT);
}

test('a listener written down byte by byte is read as it is', () => {
  // struct nlmsghdr: length 88, type 20, flags 2, sequence 7, port 0
  const header = [88, 0, 0, 0, 20, 0, 2, 0, 7, 0, 0, 0, 0, 0, 0, 0];
  // family AF_INET, state LISTEN, timer, retransmits, ports 631 and 0 in network order
  const head = [2, 10, 0, 0, 0x02, 0x77, 0, 0];
  const source = [127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const destination = new Array<number>(16).fill(0);
  // interface 0, cookie 0x1_0000_002a, expiry, queues, uid 1000, inode 4711
  const rest = [0, 0, 0, 0, 0x2a, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0];
  const bytes = [...header, ...head, ...source, ...destination, ...rest];
  const words = asWords(Uint8Array.from([...bytes, 0xe8, 3, 0, 0, 0x67, 0x12, 0, 0]));
  expect(words).toHaveLength(22);
  expect(decodeRow(words, 0, TCP, CONTEXT)).toEqual({
    key: '4026531840/10000002a',
    protocol: 'tcp',
    family: 4,
    local: { address: '127.0.0.1', port: 631 },
    remote: null,
    interface: null,
    v6only: null,
    netns: null,
    state: 'LISTEN',
    uid: 1000,
    owner: { kind: 'inode', inode: 4711 },
    cgroupId: null,
    traffic: null,
  });
});

test('a connection of IPv6 has both sides', () => {
  const remote = [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2a];
  expect(
    decode({ family: 10, state: 1, local: LOOPBACK_6, localPort: 50_000, remote, remotePort: 443 }),
  ).toMatchObject({
    family: 6,
    local: { address: '::1', port: 50_000 },
    remote: { address: '2001:db8::2a', port: 443 },
    state: 'ESTABLISHED',
    v6only: null,
  });
});

test('a connection of IPv4 to a socket of IPv6 keeps its mapped addresses', () => {
  const row = { family: 10, state: 1, local: mapped(192, 0, 2, 1), remotePort: 9 } as const;
  expect(decode({ ...row, remote: mapped(192, 0, 2, 7) })).toMatchObject({
    family: 6,
    local: { address: '::ffff:192.0.2.1' },
    remote: { address: '::ffff:192.0.2.7', port: 9 },
  });
});

test.each([
  ['refuses IPv4', [1], true],
  ['takes IPv4 too', [0], false],
])('a door of IPv6 says whether it %s', (_, value, v6only) => {
  const attributes = [[V6ONLY, value]] as const;
  expect(decode({ family: 10, local: [], attributes })?.v6only).toBe(v6only);
  expect(decode({ family: 10, state: 7, attributes }, UDP)?.v6only).toBe(v6only);
});

test('v6only is said of doors of IPv6 alone, and only where the kernel says it', () => {
  const attributes = [[V6ONLY, [1]]] as const;
  expect(decode({ attributes })?.v6only).toBeNull();
  expect(decode({ family: 10, state: 1, remotePort: 5, attributes })?.v6only).toBeNull();
  expect(decode({ family: 10 })?.v6only).toBeNull();
});

test('the control group is found behind other attributes, as a number of 64 bits', () => {
  const id = [1, 2, 3, 4, 5, 6, 7, 8];
  const attributes = [
    [8, [0]],
    [V6ONLY, [0]],
    [15, [1, 2, 3]],
    [CGROUP, id],
  ] as const;
  expect(decode({ family: 10, attributes })).toMatchObject({
    v6only: false,
    cgroupId: 0x0807060504030201n,
  });
});

test('a socket bound to a device has its name', () => {
  expect(decode({ interfaceIndex: 3 })?.interface).toBe('if3');
});

test('UDP is bound or connected; a remote side without a port is none', () => {
  const remote = [192, 0, 2, 53];
  expect(decode({ state: 7, remote, remotePort: 53 }, UDP)).toMatchObject({
    protocol: 'udp',
    state: 'BOUND',
    remote: null,
  });
  expect(decode({ state: 1, remote, remotePort: 53 }, UDP)).toMatchObject({
    state: 'CONNECTED',
    remote: { address: '192.0.2.53', port: 53 },
  });
  expect(decode({ state: 1, remote }, UDP)?.remote).toBeNull();
});

test('what has no inode is remembered by the kernel alone, and of no user', () => {
  const wait = { state: 6, inode: 0, uid: 0, remotePort: 80 };
  expect(decode(wait)).toMatchObject({ state: 'TIME_WAIT', owner: { kind: 'nobody' }, uid: null });
});

test('TCP that is bound and does not listen is bound', () => {
  expect(decode({ state: 7 })).toMatchObject({ state: 'BOUND', remote: null });
});

test.each([
  [TCP, 0],
  [TCP, 14],
  [UDP, 10],
  [UDP, 2],
])('a row of protocol %i in the unknown state %i is none', (protocol, state) => {
  expect(decode({ state }, protocol)).toBeNull();
});

test('a row is read at its place, and its key is the cookie in its namespace', () => {
  const first = diagRow({ localPort: 1, cookie: 1n, attributes: [[V6ONLY, [1]]] });
  const words = asWords(first, diagRow({ localPort: 2, cookie: 0xfedcba9876543210n }));
  const place = first.length / 4;
  expect(decodeRow(words, place, TCP, CONTEXT)?.local.port).toBe(2);
  expect(keyOf(words, place, 'n')).toBe('n/fedcba9876543210');
});

test('attributes of an impossible length are not followed, and none is read past its row', () => {
  const words = asWords(diagRow({ attributes: [[V6ONLY, [1]]] }), diagRow());
  expect(attribute(words, 0, V6ONLY)).toBe(23);
  for (const length of [0, 1, 3]) {
    words[22] = length | (99 << 16);
    expect(attribute(words, 0, V6ONLY)).toBe(-1);
  }
  words[22] = 0xffff | (99 << 16);
  expect(attribute(words, 0, V6ONLY)).toBe(-1);
});
