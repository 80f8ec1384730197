import type { Exposure } from '../model/exposure.ts';
import type { Protocol, SocketRow } from '../model/socket.ts';
import { type Program, programKey, programsOf } from './program.ts';
import { wider } from './rule.ts';

/** Whether this system may hand a port out by itself, so that its number says nothing. */
export type HandsOut = (port: number, protocol: Protocol) => boolean;

/** What one program has open at one port: all its sockets there, of both families. */
export interface Door {
  readonly protocol: Protocol;
  readonly port: number;
  readonly isHandedOut: boolean;
  readonly program: Program;
  /** The widest of its sockets. */
  readonly exposure: Exposure;
  readonly rows: readonly SocketRow[];
}

interface GrowingDoor extends Door {
  exposure: Exposure;
  readonly rows: SocketRow[];
}

interface Part {
  readonly key: string;
  readonly program: Program;
}

/** Rows are values: what was worked out of one holds as long as it is there. */
const parts = new WeakMap<SocketRow, readonly Part[]>();

/**
 * Whether findings are about this row: a TCP listener or a UDP socket that takes from anybody, not Portico's
 * own, and in the network where Portico is.
 */
export function isWatched(row: SocketRow): boolean {
  if (row.self || row.netns !== null || row.exposure === null) return false;
  return row.role === 'listener' || (row.role === 'bound' && row.protocol === 'udp');
}

/** @param rows those that are not watched are passed over */
export function doorsOf(rows: Iterable<SocketRow>, handsOut: HandsOut): Door[] {
  const doors = new Map<string, GrowingDoor>();
  for (const row of rows) {
    const { exposure, protocol } = row;
    if (exposure === null || !isWatched(row)) continue;
    const { port } = row.local;
    for (const { key, program } of partsOf(row)) {
      const door = doors.get(key);
      if (door) {
        door.rows.push(row);
        door.exposure = wider(door.exposure, exposure);
        continue;
      }
      const isHandedOut = handsOut(port, protocol);
      doors.set(key, { protocol, port, isHandedOut, program, exposure, rows: [row] });
    }
  }
  return [...doors.values()];
}

function partsOf(row: SocketRow): readonly Part[] {
  const known = parts.get(row);
  if (known) return known;
  const { protocol, local } = row;
  const made = programsOf(row).map((program) => ({
    key: `${protocol} ${local.port} ${programKey(program)}`,
    program,
  }));
  parts.set(row, made);
  return made;
}
