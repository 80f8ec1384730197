import { HIDDEN_PROGRAM, type Program } from '../../../shared/findings/program.ts';
import type { Listener } from '../../../shared/history/model.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { makeOwner, makeRow } from '../make-row.ts';

export function makeProgram(overrides: Partial<Program> = {}): Program {
  return { ...HIDDEN_PROGRAM, path: '/usr/bin/doorkeeper', uid: 1000, ...overrides };
}

/** One that is still there, seen from its opening on. */
export function makeListener(overrides: Partial<Listener> = {}): Listener {
  const { firstSeen = 1_000_000 } = overrides;
  return {
    id: 1,
    began: firstSeen,
    firstSeen,
    lastSeen: null,
    ended: null,
    openingSeen: true,
    protocol: 'tcp',
    address: '127.0.0.1',
    port: 8080,
    interface: null,
    exposure: 'loopback',
    program: makeProgram(),
    user: 'mika',
    pid: 4711,
    startedAt: 900_000,
    ...overrides,
  };
}

/** The row of a listener whose owner is known. */
export function listenerRow(
  port: number,
  program = 'doorkeeper',
  overrides: Partial<SocketRow> = {},
): SocketRow {
  return makeRow({
    id: `${port} ${program}`,
    local: { address: '127.0.0.1', port },
    owners: [makeOwner({ name: program, path: `/usr/bin/${program}`, commandLine: program })],
    ownersStatus: 'complete',
    ...overrides,
  });
}
