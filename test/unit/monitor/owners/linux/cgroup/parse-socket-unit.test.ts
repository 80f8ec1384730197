import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseListen,
  parseSocketUnit,
} from '../../../../../../electron/monitor/owners/linux/cgroup/parse-socket-unit.ts';
import { addresses } from '../../../../../support/arbitraries.ts';

const tcp = (address: string | null, port: number) => ({ protocol: 'tcp', address, port });

test('ports and addresses are read, each in its form', () => {
  expect(parseListen('22', 'tcp')).toEqual(tcp(null, 22));
  expect(parseListen('0.0.0.0:22', 'tcp')).toEqual(tcp('0.0.0.0', 22));
  expect(parseListen('[::]:22', 'tcp')).toEqual(tcp('::', 22));
  expect(parseListen('[0:0::1]:631', 'tcp')).toEqual(tcp('::1', 631));
  expect(parseListen('[fe80::1%%eth0]:631', 'tcp')).toEqual(tcp('fe80::1', 631));
  expect(parseListen('127.0.0.53:53', 'udp')).toEqual({
    protocol: 'udp',
    address: '127.0.0.53',
    port: 53,
  });
});

test.each([
  '/run/dbus/system_bus_socket',
  '@abstract',
  'vsock::22',
  'vsock:2:22',
  '%t/x.sock',
  '[fe80::1%eth0]:631',
  '192.0.2.%i:22',
  '0',
  '65536',
  '-1',
  ':22',
  '::1:22',
  '[127.0.0.1]:22',
  'localhost:22',
  '[::1]',
  '10.0.0.1',
  '',
])('what is no Internet address is none: %j', (text) => {
  expect(parseListen(text, 'tcp')).toBeNull();
});

test('every canonical address and port is read back', () => {
  fc.assert(
    fc.property(addresses, fc.integer({ min: 1, max: 65535 }), (address, port) => {
      const host = address.includes(':') ? `[${address}]` : address;
      expect(parseListen(`${host}:${port}`, 'tcp')).toEqual(tcp(address, port));
    }),
  );
});

test('only settings of the section count, without blanks, comments and lines that are none', () => {
  const text = `
[Unit]
ListenStream=1
Service=wrong.service
[Socket]
# ListenStream=2
; ListenStream=3
  ListenStream =  80
ListenDatagram=53\r
ListenStream=/run/x.sock
ListenSequentialPacket=99
=4
nothing
Service = web.service
Accept=Yes
[Install]
ListenStream=5
`;
  expect(parseSocketUnit([text])).toEqual({
    listens: [tcp(null, 80), { protocol: 'udp', address: null, port: 53 }],
    service: 'web.service',
    accept: true,
    ipv6Only: false,
  });
});

test('a line that ends in a backslash goes on, over comments', () => {
  const text = '[Socket]\nListenStream= \\\n# in between\n8080\nListenStream=81\\';
  expect(parseSocketUnit([text]).listens).toEqual([tcp(null, 8080), tcp(null, 81)]);
});

test('an empty address takes back all before it, of whatever kind', () => {
  const main = '[Socket]\nListenStream=22\nListenDatagram=22\n';
  const dropIn = '[Socket]\nListenStream=\nListenStream=2222\n';
  expect(parseSocketUnit([main, dropIn]).listens).toEqual([tcp(null, 2222)]);
  expect(parseSocketUnit([main, '[Socket]\nListenFIFO=\n']).listens).toEqual([]);
});

test('a drop-in has a section of its own', () => {
  const { listens } = parseSocketUnit(['[Socket]\nListenStream=22\n', 'ListenStream=23\n']);
  expect(listens).toEqual([tcp(null, 22)]);
});

test('the last of other settings counts, and an empty one none', () => {
  const first = '[Socket]\nService=a.service\nBindIPv6Only=both\nAccept=yes\n';
  const second = '[Socket]\nService=\nBindIPv6Only=ipv6-only\nAccept=no\n';
  expect(parseSocketUnit([first, second])).toEqual({
    listens: [],
    service: null,
    accept: false,
    ipv6Only: true,
  });
});

test('protocols that stand in no table here are none', () => {
  const unit = (protocol: string) =>
    parseSocketUnit([`[Socket]\nListenStream=22\nSocketProtocol=${protocol}\n`]).listens.length;
  expect([unit('sctp'), unit('udplite'), unit('mptcp')]).toEqual([0, 0, 1]);
});

test('whatever a file holds, reading it gives addresses with ports or none', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('[Socket]', 'ListenStream=', 'ListenStream=22', '\\', '[', 'constructor=1'),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const { port } of parseSocketUnit([lines.join('\n')]).listens) {
        expect(port).toBeGreaterThan(0);
        expect(port).toBeLessThan(65536);
      }
    }),
  );
});
