import type { ProcessDetails } from '../../../../shared/model/process-details.ts';
import type { Owner, Rows } from '../../../../shared/model/socket.ts';

/** Looks at processes more closely than is done for all of them. */
export interface ProcessInspector {
  /** @returns null where the process is gone, or its pid belongs to another one by now */
  look(owner: Owner): Promise<ProcessDetails | null>;
  close(): Promise<void>;
}

/**
 * Looks at a process that holds the socket of a row.
 * @param rows the latest ones; undefined where nothing was read yet
 * @returns null also for an unknown row, and for a process that is none of the row's owners
 */
export async function inspectProcess(
  rows: Rows | undefined,
  { id, pid }: { readonly id: string; readonly pid: number },
  inspector: ProcessInspector,
): Promise<ProcessDetails | null> {
  const owner = rows?.get(id)?.owners.find((candidate) => candidate.pid === pid);
  return owner ? await inspector.look(owner) : null;
}

/** How far two readings of one start time can be apart, in milliseconds: some are whole seconds. */
const SAME_START_MS = 2000;

/** Whether two processes with one pid are the same; a source that tells no start time does not make it another. */
export function isSameProcess(a: Owner, b: Owner): boolean {
  if (a.pid !== b.pid) return false;
  if (a.startedAt === null || b.startedAt === null) return true;
  return Math.abs(a.startedAt - b.startedAt) <= SAME_START_MS;
}

/** Whether a process can have been started by the one that has its parent's pid now: that is not younger. */
export function isOlder(parent: Owner, child: Owner): boolean {
  if (parent.startedAt === null || child.startedAt === null) return true;
  return parent.startedAt <= child.startedAt + SAME_START_MS;
}
