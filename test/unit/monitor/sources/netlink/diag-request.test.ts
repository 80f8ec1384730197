import { expect, test } from 'vitest';
import {
  DUMP_KINDS,
  dumpRequest,
  socketRequest,
} from '../../../../../electron/monitor/sources/netlink/diag-request.ts';

const zeros = (count: number) => new Array<number>(count).fill(0);

test('a dump is asked for in the bytes that the kernel reads', () => {
  const kind = { family: 10, protocol: 17 } as const;
  expect([...dumpRequest(kind, 0x0480, 0x01020304)]).toEqual([
    // struct nlmsghdr: 72 bytes, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST | NLM_F_DUMP, sequence, port
    ...[72, 0, 0, 0, 20, 0, 0x01, 0x03, 4, 3, 2, 1, 0, 0, 0, 0],
    // struct inet_diag_req_v2: family, protocol, extensions, padding, states, socket id
    ...[10, 17, 0, 0, 0x80, 0x04, 0, 0],
    ...zeros(48),
  ]);
});

test('all states and the last sequence fit', () => {
  const bytes = dumpRequest({ family: 2, protocol: 6 }, 0xffffffff, 0xffffffff);
  expect([...bytes.subarray(8, 12), ...bytes.subarray(20, 24)]).toEqual(Array(8).fill(255));
});

test('one socket is asked for by its id, with its counters and without a dump', () => {
  const id = Uint32Array.from({ length: 12 }, (_, word) => 0x01000000 + word);
  const bytes = socketRequest({ family: 2, protocol: 6 }, id, 9);
  expect([...bytes.subarray(4, 12)]).toEqual([20, 0, 1, 0, 9, 0, 0, 0]);
  expect([...bytes.subarray(16, 24)]).toEqual([2, 6, 0b10, 0, 255, 255, 255, 255]);
  expect([...bytes.subarray(24)]).toEqual([...new Uint8Array(id.buffer)]);
});

test('TCP of both families is asked for at once, in the bytes of the older request', () => {
  expect([...dumpRequest({ family: 0, protocol: 6 }, 0x0480, 0x01020304)]).toEqual([
    // struct nlmsghdr: 76 bytes, TCPDIAG_GETSOCK, NLM_F_REQUEST | NLM_F_DUMP, sequence, port
    ...[76, 0, 0, 0, 18, 0, 0x01, 0x03, 4, 3, 2, 1, 0, 0, 0, 0],
    // struct inet_diag_req: family, lengths of addresses, extensions, socket id, states, tables
    ...zeros(4 + 48),
    ...[0x80, 0x04, 0, 0],
    ...zeros(4),
  ]);
});

test('the dumps are TCP of both families, and UDP of each', () => {
  expect(DUMP_KINDS.map(({ family, protocol }) => `${family} ${protocol}`).sort()).toEqual(
    ['0 6', '2 17', '10 17'].sort(),
  );
});
