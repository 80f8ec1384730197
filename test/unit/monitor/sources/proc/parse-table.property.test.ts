import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PROC_TABLES,
  type ProcTable,
  parseProcTable,
} from '../../../../../electron/monitor/sources/proc/parse-table.ts';
import { parseAddress } from '../../../../../shared/address/ip.ts';
import type { ProcRow } from '../../../../support/proc-table.ts';
import { procLine, procTable } from '../../../../support/proc-table.ts';

const TCP_STATES = [
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'TIME_WAIT',
  'BOUND',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
];
const WITHOUT_REMOTE = ['LISTEN', 'BOUND'];

function rowsOf(table: ProcTable): fc.Arbitrary<ProcRow[]> {
  const width = table.family === 4 ? 4 : 16;
  const byte = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 }));
  const address = fc.array(byte, { minLength: width, maxLength: width });
  return fc.uniqueArray(
    fc.record({
      local: address,
      localPort: fc.integer({ min: 1, max: 65535 }),
      remote: address,
      remotePort: fc.integer({ min: 0, max: 65535 }),
      state: table.protocol === 'tcp' ? fc.integer({ min: 1, max: 11 }) : fc.constantFrom(1, 7),
      uid: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      inode: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    }),
    { selector: (row) => row.inode, maxLength: 12 },
  );
}

const tables = fc.constantFrom(...PROC_TABLES);
const tablesWithRows = tables.chain((table) => fc.tuple(fc.constant(table), rowsOf(table)));

function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const groups = Array.from({ length: 8 }, (_, group) => `${hex[group * 2]}${hex[group * 2 + 1]}`);
  return parseAddress(groups.join(':'))?.address ?? 'unreadable';
}

function expected(row: ProcRow, table: ProcTable) {
  const udp = row.state === 1 ? 'CONNECTED' : 'BOUND';
  const state = table.protocol === 'udp' ? udp : TCP_STATES[row.state - 1];
  const hasRemote = row.remotePort !== 0 && !WITHOUT_REMOTE.includes(state ?? '');
  return {
    protocol: table.protocol,
    family: table.family,
    local: { address: addressText(row.local), port: row.localPort },
    remote: hasRemote ? { address: addressText(row.remote), port: row.remotePort } : null,
    state,
    uid: state === 'TIME_WAIT' ? null : row.uid,
    owner: { kind: 'inode', inode: row.inode },
  };
}

test('a table written from any sockets parses back to them', () => {
  fc.assert(
    fc.property(tablesWithRows, ([table, rows]) => {
      const { sockets, unreadable } = parseProcTable(procTable(rows), table, 'home');
      expect(unreadable).toBe(0);
      expect(sockets).toHaveLength(rows.length);
      for (const [index, row] of rows.entries()) {
        expect(sockets[index]).toMatchObject(expected(row, table));
      }
      expect(new Set(sockets.map(({ key }) => key)).size).toBe(rows.length);
    }),
    { numRuns: 25 },
  );
});

test('garbage between rows never throws, costs no row, and is counted', () => {
  const garbage = fc
    .oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('   0: ', '0: 0:0 0:0 0A'),
    )
    .map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(tablesWithRows, fc.array(garbage, { maxLength: 5 }), ([table, rows], lines) => {
      const mixed = [...rows.map(procLine), ...lines].sort();
      const { sockets, unreadable } = parseProcTable(`heading\n${mixed.join('\n')}`, table, 'n');
      expect(sockets).toHaveLength(rows.length);
      expect(unreadable).toBe(lines.filter((line) => line.trim() !== '').length);
    }),
    { numRuns: 25 },
  );
});

test('whatever bytes a table holds, each line is a socket, counted or blank', () => {
  fc.assert(
    fc.property(tables, fc.string({ unit: 'binary' }), (table, text) => {
      const { sockets, unreadable } = parseProcTable(text, table, 'n');
      expect(sockets.length + unreadable).toBeLessThan(text.split('\n').length);
    }),
  );
});
