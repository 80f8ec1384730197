import { PROC_TABLES, parseProcTable } from '../../electron/monitor/sources/proc/parse-table.ts';
import type { RawSocket } from '../../electron/monitor/sources/source.ts';
import { mapConnections } from '../../electron/monitor/sources/systeminformation/map-connections.ts';
import type { ProcRow } from './proc-table.ts';
import { procTable } from './proc-table.ts';

const STATES = { 1: 'ESTABLISHED', 6: 'TIME_WAIT', 8: 'CLOSE_WAIT', 10: 'LISTEN' } as const;

/** 5,000 TCP sockets: doors, connections to them, and connections to elsewhere, some of them alike. */
const ROWS: readonly (ProcRow & { readonly state: keyof typeof STATES })[] = Array.from(
  { length: 5000 },
  (_, index) => {
    const shared = { uid: 1000, inode: 10_000 + index };
    if (index < 200) {
      // Two listeners to a port, as SO_REUSEPORT lets them be.
      const localPort = 2000 + Math.floor(index / 2);
      return {
        ...shared,
        local: [0, 0, 0, 0],
        localPort,
        remote: [0, 0, 0, 0],
        remotePort: 0,
        state: 10,
      };
    }
    const local = [192, 0, 2, 1];
    const remote = [198, 51, 100, index % 250];
    const state = ([1, 6, 8] as const)[index % 3] ?? 1;
    const isInbound = index % 2 === 0;
    return {
      ...shared,
      local,
      localPort: isInbound ? 2000 + (index % 100) : 30_000 + index,
      remote,
      remotePort: isInbound ? 30_000 + index : 443,
      state,
    };
  },
);

/** As the source `proc` reads them. */
export function byProc(): readonly RawSocket[] {
  const [table] = PROC_TABLES;
  if (!table) throw new Error('no table');
  return parseProcTable(procTable(ROWS), table, '4026531840').sockets;
}

/** The same ones as the source `systeminformation` reads them. */
export function byLibrary(): readonly RawSocket[] {
  const connections = ROWS.map((row) => ({
    protocol: 'tcp',
    localAddress: row.local.join('.'),
    localPort: `${row.localPort}`,
    peerAddress: row.remote.join('.'),
    peerPort: row.remotePort === 0 ? '*' : `${row.remotePort}`,
    state: STATES[row.state],
    pid: row.state === 6 ? null : 4711,
    process: 'house',
  }));
  return mapConnections(connections, 'linux').sockets;
}
