import { type Door, doorsOf, type HandsOut } from '../../../../shared/findings/doors.ts';
import type { FindingsReading } from '../../../../shared/findings/engine.ts';
import { HIDDEN_PROGRAM, type Program } from '../../../../shared/findings/program.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeOwner, makeRow, rowsById } from '../../../support/make-row.ts';

/** Linux as it comes. */
export const handsOut: HandsOut = (port) => port >= 32_768 && port <= 60_999;

/** A program by what is known of it. */
export function makeProgram(known: Partial<Program> = {}): Program {
  return { ...HIDDEN_PROGRAM, path: '/usr/bin/doorkeeper', uid: 1000, ...known };
}

/** A rule for the door of `listener`. */
export function makeRule(overrides: Partial<Rule> = {}): Rule {
  return {
    port: 8080,
    protocol: 'tcp',
    exposure: 'loopback',
    program: makeProgram(),
    required: true,
    note: null,
    ...overrides,
  };
}

interface ListenerOptions extends Partial<SocketRow> {
  readonly port?: number;
  readonly address?: string;
  readonly path?: string | null;
  readonly commandLine?: string;
  readonly pid?: number;
}

let count = 0;

/** A listener of one process, with an id that no other has; for UDP a bound socket. */
export function listener(options: ListenerOptions = {}): SocketRow {
  const { port = 8080, address = '127.0.0.1', path = '/usr/bin/doorkeeper', pid = 4711 } = options;
  const { commandLine = path ?? '', ...rest } = options;
  count += 1;
  const name = path === null ? 'doorkeeper' : path.slice(path.lastIndexOf('/') + 1);
  const owner = makeOwner({ pid, path, name, commandLine });
  return makeRow({
    id: `row ${count}`,
    local: { address, port },
    owners: [owner],
    ownersStatus: 'complete',
    ...only(rest),
  });
}

/** A listener of which nobody can be seen. */
export function hiddenListener(options: ListenerOptions = {}): SocketRow {
  return listener({ ...options, owners: [], ownersStatus: 'hidden' });
}

export function doors(...rows: readonly SocketRow[]): Door[] {
  return doorsOf(rows, handsOut);
}

/** A reading of these rows alone. */
export function reading(
  rows: readonly SocketRow[],
  overrides: Partial<FindingsReading> = {},
): FindingsReading {
  return {
    rows: rowsById(rows),
    delta: null,
    takenAt: 1_700_000_000_000,
    hiddenReason: null,
    problems: [],
    ...overrides,
  };
}

function only(options: ListenerOptions): Partial<SocketRow> {
  const { port, address, path, pid, ...row } = options;
  return row;
}
