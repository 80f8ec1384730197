import type { Messages } from '../../../shared/messages/en.ts';
import { isConnection } from '../../../shared/model/role.ts';
import type { Owner, SocketRow } from '../../../shared/model/socket.ts';
import type { EndTarget, ProcessEnder } from '../../monitor/actions/process-ender.ts';
import { UsageError } from '../command-line.ts';

import type { MeantDoor } from './meant-door.ts';
import { processText } from './plan-lines.ts';

/** What is to be ended, as it was asked for. */
export interface Asked {
  readonly port: MeantDoor | null;
  readonly pid: number | null;
  readonly all: boolean;
}

/** There is nobody to be ended; the message says why. */
export class NobodyThere extends Error {
  override readonly name = 'NobodyThere';
}

/**
 * Who is meant, each as the reading has them: holders of doors, never of connections.
 * @throws {NobodyThere}
 * @throws {UsageError} where several hold the port, and which one is meant was not said
 */
export async function targetsOf(
  { port, pid, all }: Asked,
  rows: Iterable<SocketRow>,
  ender: ProcessEnder,
  messages: Messages,
): Promise<readonly EndTarget[]> {
  const text = messages.acting.terminal;
  if (port === null) {
    const plan = await ender.plan(pid ?? 0, null);
    if (!plan) throw new NobodyThere(text.noProcess(pid ?? 0));
    return [{ pid: plan.process.pid, startedAt: plan.process.startedAt, row: null }];
  }
  const doors = doorsAt(port, rows);
  const holders = holdersOf(doors);
  if (holders.length === 0) {
    const isHidden = doors.some(({ ownersStatus }) => ownersStatus === 'hidden');
    throw new NobodyThere(isHidden ? text.hidden(port.text) : text.nobody(port.text));
  }
  const meant = pid === null ? holders : holders.filter(({ owner }) => owner.pid === pid);
  if (meant.length === 0) throw new NobodyThere(text.notHolder(pid ?? 0, port.text));
  if (meant.length > 1 && !all) {
    const names = meant.map(({ owner }) => `  ${processText({ process: owner }, messages)}`);
    throw new UsageError([text.several(port.text), ...names, text.chooseOne].join('\n'));
  }
  return meant.map(({ owner, row }) => ({ pid: owner.pid, startedAt: owner.startedAt, row }));
}

function doorsAt({ port, protocol }: MeantDoor, rows: Iterable<SocketRow>): SocketRow[] {
  return Array.from(rows).filter(
    (row) =>
      row.local.port === port &&
      !isConnection(row.role) &&
      (protocol === null || row.protocol === protocol),
  );
}

/** Every process once, with a door that it holds. */
function holdersOf(doors: readonly SocketRow[]): { owner: Owner; row: SocketRow }[] {
  const found = new Map<number, { owner: Owner; row: SocketRow }>();
  for (const row of doors) {
    for (const owner of row.owners) {
      if (!found.has(owner.pid)) found.set(owner.pid, { owner, row });
    }
  }
  return [...found.values()].sort((a, b) => a.owner.pid - b.owner.pid);
}
