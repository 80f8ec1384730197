import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DestroyedSocket,
  decodeDestroyed,
} from '../../../../../../electron/monitor/sources/netlink/destroy-events/decode-destroyed.ts';
import {
  destroyedMessage,
  joined,
  type MessagePlan,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
  tcpInfo,
} from '../../../../../support/destroy-events/message.ts';
import { recorded } from '../../../../../support/destroy-events/recorded.ts';

const INFO = 2;
const IPV4 = { family: 2, bytes: 4 };
const IPV6 = { family: 10, bytes: 16 };

function only(words: Uint32Array): DestroyedSocket {
  const { sockets, unreadable } = decodeDestroyed(words);
  expect(unreadable).toBe(0);
  expect(sockets).toHaveLength(1);
  return sockets[0] as DestroyedSocket;
}

function endpoint(address: string, port: number) {
  return { address, port };
}

test('both ends of a real connection are told with their exact bytes', () => {
  const receiver = endpoint('127.0.0.1', 41231);
  const sender = endpoint('127.0.0.1', 56552);
  expect(only(recorded('tcpSender'))).toEqual({
    protocol: 'tcp',
    family: 4,
    local: sender,
    remote: receiver,
    interfaceIndex: 0,
    kind: 'connection',
    cookie: '60bd',
    cookieLow: 0x60bd,
    cookieHigh: 0,
    traffic: {
      bytesSent: 123_457,
      bytesReceived: 0,
      retransmits: 0,
      rttUs: 115,
      minRttUs: 24,
    },
  });
  expect(only(recorded('tcpReceiver'))).toMatchObject({
    local: receiver,
    remote: sender,
    cookie: '60bc',
    traffic: { bytesSent: 0, bytesReceived: 123_457 },
  });
});

test('a real connection over IPv6 is told', () => {
  expect(only(recorded('tcp6Sender'))).toMatchObject({
    family: 6,
    local: endpoint('::1', 48854),
    remote: endpoint('::1', 42475),
    kind: 'connection',
    traffic: { bytesSent: 123_457 },
  });
});

test('a real connection that its own program cut is no door, and what the kernel forgot is not made up', () => {
  expect(only(recorded('tcpReset'))).toMatchObject({
    kind: 'reset',
    local: endpoint('0.0.0.0', 56554),
    remote: null,
    traffic: null,
  });
});

test('a real listener and a real bound UDP socket are doors', () => {
  expect(only(recorded('tcp6Listener'))).toMatchObject({
    protocol: 'tcp',
    kind: 'door',
    local: endpoint('::1', 42475),
    remote: null,
    traffic: null,
  });
  expect(only(recorded('udpAutobound'))).toMatchObject({
    protocol: 'udp',
    kind: 'door',
    local: endpoint('0.0.0.0', 35399),
    remote: null,
    traffic: null,
  });
});

test('a real connected UDP socket has its remote side', () => {
  expect(only(recorded('udp6Connected'))).toMatchObject({
    protocol: 'udp',
    kind: 'connection',
    local: endpoint('::1', 39255),
    remote: endpoint('::1', 9),
  });
});

test('a socket that never had a port was in no table and is left out', () => {
  expect(decodeDestroyed(destroyedMessage({ localPort: 0, remotePort: 0 }))).toEqual({
    sockets: [],
    unreadable: 0,
  });
});

test('messages of other kinds are passed over, unknown protocols and families are counted', () => {
  const words = joined(
    destroyedMessage({ type: 1 }),
    destroyedMessage({ attributes: [] }),
    destroyedMessage({ attributes: [[10, Uint8Array.of(132)]] }),
    destroyedMessage({ family: 1 }),
    destroyedMessage({ cookie: 9n }),
  );
  const { sockets, unreadable } = decodeDestroyed(words);
  expect(sockets.map(({ cookie }) => cookie)).toEqual(['9']);
  expect(unreadable).toBe(3);
});

test('counters are read to where the message ends, whatever their attribute claims', () => {
  const whole = destroyedMessage({ attributes: [PROTOCOL_TCP, [INFO, tcpInfo({ sent: 5n })]] });
  expect(only(whole).traffic?.bytesSent).toBe(5);
  const bytes = new Uint8Array(whole.buffer.slice(0, 160));
  new DataView(bytes.buffer).setUint32(0, bytes.length, true);
  expect(only(new Uint32Array(bytes.buffer)).traffic).toBeNull();
});

const plans: fc.Arbitrary<MessagePlan> = fc.constantFrom(IPV4, IPV6).chain(({ family, bytes }) =>
  fc.record({
    family: fc.constant(family),
    local: fc.array(fc.nat(255), { minLength: bytes, maxLength: bytes }),
    remote: fc.array(fc.nat(255), { minLength: bytes, maxLength: bytes }),
    localPort: fc.integer({ min: 1, max: 65535 }),
    remotePort: fc.integer({ min: 1, max: 65535 }),
    interfaceIndex: fc.nat(),
    cookie: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    attributes: fc.constantFrom(
      [PROTOCOL_TCP],
      [PROTOCOL_UDP],
      [PROTOCOL_TCP, [INFO, tcpInfo({})] as const],
    ),
  }),
);

test('any sockets written one after the other are read back in their order', () => {
  fc.assert(
    fc.property(fc.array(plans, { maxLength: 8 }), (written) => {
      const { sockets, unreadable } = decodeDestroyed(joined(...written.map(destroyedMessage)));
      expect(unreadable).toBe(0);
      expect(sockets).toMatchObject(
        written.map(({ localPort, remotePort, interfaceIndex, cookie, family }) => ({
          family: family === IPV4.family ? 4 : 6,
          local: { port: localPort },
          remote: { port: remotePort },
          interfaceIndex,
          cookie: cookie?.toString(16),
          kind: 'connection',
        })),
      );
    }),
  );
});

test('cut anywhere, the messages before the cut are read and the cut one is counted', () => {
  fc.assert(
    fc.property(plans, plans, fc.nat(), (first, second, at) => {
      const whole = joined(destroyedMessage(first), destroyedMessage(second));
      const from = destroyedMessage(first).length;
      const cut = from + 1 + (at % (whole.length - from - 1));
      const { sockets, unreadable } = decodeDestroyed(whole.subarray(0, cut));
      expect(sockets).toHaveLength(1);
      expect(unreadable).toBe(1);
    }),
  );
});

test('whatever words come, reading them ends and makes no more sockets than fit', () => {
  const header = fc.tuple(fc.nat(400), fc.constantFrom(20, 20 + (1 << 16), 3, 0));
  const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 0xffffffff));
  const message = fc
    .tuple(header, fc.array(word, { maxLength: 60 }))
    .map(([[length, type], rest]) => Uint32Array.of(length, type, ...rest));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), (messages) => {
      const words = joined(...messages);
      const { sockets, unreadable } = decodeDestroyed(words);
      expect(sockets.length).toBeLessThanOrEqual(words.length / 22);
      expect(unreadable).toBeLessThanOrEqual(words.length / 4 + 1);
    }),
    { numRuns: 500 },
  );
});

test('a byte changed anywhere in a real message is survived', () => {
  const message = recorded('tcpSender');
  fc.assert(
    fc.property(fc.nat(message.byteLength - 1), fc.nat(255), (at, value) => {
      const bytes = new Uint8Array(message.slice().buffer);
      bytes[at] = value;
      const { sockets, unreadable } = decodeDestroyed(new Uint32Array(bytes.buffer));
      expect(sockets.length + unreadable).toBeLessThanOrEqual(6);
    }),
    { numRuns: 1000 },
  );
});
