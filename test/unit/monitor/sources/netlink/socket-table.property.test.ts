import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRow } from '../../../../../electron/monitor/sources/netlink/decode-row.ts';
import { SocketTable } from '../../../../../electron/monitor/sources/netlink/socket-table.ts';
import type {
  Beat,
  RawChanges,
  RawSocket,
} from '../../../../../electron/monitor/sources/source.ts';
import { asWords, type DiagRow, diagRow } from '../../../../support/netlink/diag-row.ts';

const TCP = 6;
const UDP = 17;
const CONTEXT = { namespace: 'n', interfaceName: (index: number) => `if${index}` };

interface Kernel {
  readonly protocol: number;
  readonly row: DiagRow;
}

/** What the kernel's table holds, by cookie. */
type Table = ReadonlyMap<bigint, Kernel>;

const address4 = fc.array(fc.constantFrom(0, 1, 127), { minLength: 4, maxLength: 4 });
const address6 = fc.array(fc.constantFrom(0, 255), { minLength: 16, maxLength: 16 });

function rowOf(protocol: number): fc.Arbitrary<Kernel> {
  const common = {
    state: protocol === TCP ? fc.constantFrom(1, 6, 7, 8, 10, 10) : fc.constantFrom(1, 7),
    timer: fc.nat(3),
    localPort: fc.constantFrom(80, 8080, 50_000),
    remotePort: fc.constantFrom(0, 443),
    interfaceIndex: fc.constantFrom(0, 0, 2),
    uid: fc.constantFrom(0, 1000),
    inode: fc.constantFrom(0, 71, 72),
  };
  const four = fc.record({
    ...common,
    family: fc.constant(2 as const),
    local: address4,
    remote: address4,
  });
  const six = fc.record({
    ...common,
    family: fc.constant(10 as const),
    local: address6,
    remote: address6,
  });
  return fc.oneof(four, six).map((row) => ({ protocol, row }));
}

const kernelRow = fc.constantFrom(TCP, UDP).chain(rowOf);
/** Few cookies, so that sockets stay, change, go and come again. */
const cookies = fc.integer({ min: 1, max: 9 }).map((low) => BigInt(low) + (BigInt(low % 3) << 32n));
const table: fc.Arbitrary<Table> = fc
  .array(fc.tuple(cookies, kernelRow), { maxLength: 9 })
  .map((entries) => new Map(entries));
const step = fc.record({
  table,
  beat: fc.constantFrom<Beat>('all', 'all', 'doors'),
  /** How much of the last table stays as it was. */
  keeps: fc.integer({ min: 0, max: 9 }),
  twice: fc.boolean(),
});

const isListener = ({ protocol, row }: Kernel) => protocol === TCP && row.state === 10;
const isSeenAt = (beat: Beat, entry: Kernel) =>
  beat === 'all' || entry.protocol === UDP || isListener(entry);

function socketOf(cookie: bigint, { protocol, row }: Kernel): RawSocket {
  const socket = decodeRow(asWords(diagRow({ ...row, cookie })), 0, protocol, CONTEXT);
  if (!socket) throw new Error('the row was to be readable');
  return socket;
}

/** Lets the table see what a beat brings of the kernel's, each row alone, or all of them twice. */
function read(sockets: SocketTable, kernel: Table, beat: Beat, twice = false): RawChanges {
  sockets.begin();
  for (let round = 0; round < (twice ? 2 : 1); round += 1) {
    for (const [cookie, entry] of kernel) {
      if (!isSeenAt(beat, entry)) continue;
      sockets.see(asWords(diagRow({ ...entry.row, cookie })), 0, entry.protocol);
    }
  }
  return sockets.end(beat);
}

/** Applies changes as anybody would who knows only them. */
function apply(known: Map<string, RawSocket>, { opened, changed, closed }: RawChanges): void {
  for (const key of closed) expect(known.delete(key)).toBe(true);
  for (const socket of opened) {
    expect(known.has(socket.key)).toBe(false);
    known.set(socket.key, socket);
  }
  for (const socket of changed) {
    expect(known.get(socket.key)).toBeDefined();
    expect(known.get(socket.key)).not.toEqual(socket);
    known.set(socket.key, socket);
  }
}

/** The last table as a beat shows it: what that does not ask for is taken to be as before. */
function shown(before: Table, now: Table, beat: Beat): Map<bigint, Kernel> {
  const seen = [...now].filter(([, entry]) => isSeenAt(beat, entry));
  const unseen = [...before].filter(([, entry]) => !isSeenAt(beat, entry));
  return new Map([...unseen, ...seen]);
}

test('the changes of any readings, applied one after the other, are what the kernel holds', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const sockets = new SocketTable(CONTEXT);
      const known = new Map<string, RawSocket>();
      let model: Table = new Map();
      let kernel: Table = new Map();
      for (const { table: next, beat, keeps, twice } of steps) {
        kernel = new Map([...next, ...[...kernel].slice(0, keeps)]);
        apply(known, read(sockets, kernel, beat, twice));
        model = shown(model, kernel, beat);
        const expected = [...model].map(([cookie, entry]) => socketOf(cookie, entry));
        expect(known).toEqual(new Map(expected.map((socket) => [socket.key, socket])));
        expect([sockets.size, sockets.unreadable]).toEqual([model.size, 0]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a reading of what is there already changes nothing, whatever the timers say', () => {
  fc.assert(
    fc.property(table, fc.constantFrom<Beat>('all', 'doors'), fc.nat(9), (kernel, beat, timer) => {
      const sockets = new SocketTable(CONTEXT);
      read(sockets, kernel, 'all');
      const entries = [...kernel].map(
        ([cookie, { protocol, row }]) => [cookie, { protocol, row: { ...row, timer } }] as const,
      );
      expect(read(sockets, new Map(entries), beat, true)).toEqual({
        opened: [],
        changed: [],
        closed: [],
      });
    }),
    { numRuns: 50 },
  );
});
