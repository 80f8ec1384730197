import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DiagError,
  DiagSocket,
} from '../../../../../electron/monitor/sources/netlink/diag-socket.ts';
import { fillTable } from '../../../../../electron/monitor/sources/netlink/fill-table.ts';
import { inspect } from '../../../../../electron/monitor/sources/netlink/inspect.ts';
import { SocketTable } from '../../../../../electron/monitor/sources/netlink/socket-table.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import type { SocketDetails } from '../../../../../shared/model/traffic.ts';
import { tcpInfo } from '../../../../support/destroy-events/message.ts';
import { AnsweringLibc } from '../../../../support/netlink/answering-libc.ts';
import { diagRow, dumpEnd } from '../../../../support/netlink/diag-row.ts';

const CONTEXT = { namespace: 'n', interfaceName: String };
const BUFFER_BYTES = 65_536;
/** The four dumps of a reading have these numbers. */
const SEQUENCES = [1, 2, 3, 4];

/** @returns what a reading opens; `failed` where it ends as one that failed */
function readFrom(answers: readonly Uint8Array[], filler = 0): readonly RawSocket[] | 'failed' {
  const table = new SocketTable(CONTEXT);
  const socket = new DiagSocket(new AnsweringLibc(answers, filler));
  table.begin();
  try {
    fillTable(table, socket, 'all');
  } catch (error) {
    if (error instanceof DiagError) return 'failed';
    throw error;
  }
  return table.end('all').opened;
}

function lookAt(answer: Uint8Array, filler: number): SocketDetails | null | 'failed' {
  const socket = new DiagSocket(new AnsweringLibc([answer], filler));
  const socketId = new Uint32Array(12);
  try {
    return inspect(socket, { kind: { family: 2, protocol: 6 }, socketId });
  } catch (error) {
    if (error instanceof DiagError) return 'failed';
    throw error;
  }
}

const garbage = fc.uint8Array({ maxLength: 200 });
/** Rows of TCP and IPv4 that are right, each with another cookie. */
const rows = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), { maxLength: 6 })
  .map((cookies) => cookies.map((cookie) => diagRow({ cookie })));
const ends = SEQUENCES.map((sequence) => dumpEnd(0, { sequence }));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Its length and sequence are right, and its type is that of no row. */
function otherMessage(body: Uint8Array, type: number): Uint8Array {
  const bytes = new Uint8Array((16 + body.length + 3) & ~3);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 16 + body.length, true);
  view.setUint16(4, type, true);
  view.setUint32(8, 1, true);
  bytes.set(body, 16);
  return bytes;
}

test('whatever bytes come, a reading ends, and well or as one that failed', () => {
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 8 }), (answers) => {
      expect(['failed', 'object']).toContain(
        readFrom(answers) === 'failed' ? 'failed' : typeof readFrom(answers),
      );
    }),
    { numRuns: 300 },
  );
});

test('an answer longer than the buffer is one that was cut, and none is read beyond it', () => {
  const row = diagRow({ cookie: 7n });
  const long = new Uint8Array(BUFFER_BYTES + 1);
  long.set(row);
  expect(readFrom([long, ...ends])).toBe('failed');
});

test('among other messages and in pieces of any size, only sockets that came whole are told', () => {
  const other = fc
    .tuple(garbage, fc.integer({ min: 21, max: 0xffff }))
    .map(([body, type]) => otherMessage(body, type));
  const cut = fc.nat({ max: 300 });
  fc.assert(
    fc.property(rows, fc.array(other, { maxLength: 4 }), cut, (whole, others, at) => {
      const first = joined([...whole, ...others].sort((a, b) => a.length - b.length));
      const kept = first.subarray(0, Math.max(0, first.length - at));
      const told = readFrom([kept, ...ends]);
      if (at === 0) expect(told).toHaveLength(whole.length);
      if (told === 'failed') return;
      const planted = new Set(whole.map((row) => cookieIn(row)));
      for (const { key, local } of told) {
        expect(planted).toContain(key);
        expect(local).toEqual({ address: '127.0.0.1', port: 8000 });
      }
    }),
    { numRuns: 300 },
  );
});

function cookieIn(row: Uint8Array): string {
  return `n/${new DataView(row.buffer).getBigUint64(60, true).toString(16)}`;
}

test('a row of a family that is none is no socket', () => {
  const families = fc.nat({ max: 255 }).filter((family) => family !== 2 && family !== 10);
  fc.assert(
    fc.property(families, (family) => {
      const row = diagRow();
      row[16] = family;
      expect(readFrom([row, ...ends])).toEqual([]);
    }),
  );
});

test('a row with a byte changed anywhere is one socket, none, or a reading that failed', () => {
  const row = diagRow({
    attributes: [
      [11, [1]],
      [21, [1, 2, 3, 4, 5, 6, 7, 8]],
    ],
  });
  fc.assert(
    fc.property(fc.nat({ max: row.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
      const changed = row.slice();
      changed[at] = value;
      const told = readFrom([changed, ...ends]);
      if (told !== 'failed') expect(told.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

const attributes = fc.array(
  fc.tuple(fc.constantFrom(2, 8, 11, 21), fc.uint8Array({ maxLength: 40 })),
  { maxLength: 4 },
);

/** A row whose last attribute claims to be of another length than it is. */
const misleading = fc
  .tuple(
    attributes,
    fc.nat({ max: 400 }),
    fc.constantFrom(1, 7, 10),
    fc.constantFrom<2 | 10>(2, 10),
  )
  .map(([values, claimed, state, family]) => {
    const plain = values.map(([type, value]) => [type, [...value]] as const);
    const row = diagRow({ attributes: plain, state, family, remotePort: 9 });
    const last = values.at(-1);
    if (!last) return row;
    const start = row.length - ((4 + last[1].length + 3) & ~3);
    new DataView(row.buffer).setUint16(start, claimed, true);
    return row;
  });

test('what stands in the buffer behind a row says nothing of its socket', () => {
  fc.assert(
    fc.property(misleading, (row) => {
      const [clean, ...others] = [0, 0xff, 0x5a].map((filler) => readFrom([row, ...ends], filler));
      for (const other of others) expect(other).toEqual(clean);
    }),
    { numRuns: 500 },
  );
});

test('what stands in the buffer behind a row says nothing of its counters', () => {
  const info = [...tcpInfo({ sent: 5n, received: 7n })];
  fc.assert(
    fc.property(fc.nat({ max: info.length }), fc.nat({ max: 400 }), (kept, claimed) => {
      const row = diagRow({ state: 1, remotePort: 9, attributes: [[2, info.slice(0, kept)]] });
      new DataView(row.buffer).setUint16(88, claimed, true);
      const clean = lookAt(row, 0);
      for (const filler of [0xff, 0x5a]) expect(lookAt(row, filler)).toEqual(clean);
    }),
    { numRuns: 300 },
  );
});

test('whatever answers a look at one socket, it ends, and nothing it tells is negative', () => {
  fc.assert(
    fc.property(fc.oneof(garbage, misleading), fc.constantFrom(0, 0xff), (answer, filler) => {
      const details = lookAt(answer, filler);
      if (details === null || details === 'failed') return;
      const { traffic, queues, backlog } = details;
      for (const part of [traffic, queues, backlog]) {
        for (const value of Object.values(part ?? {})) {
          if (value !== null) expect(value).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: 500 },
  );
});
