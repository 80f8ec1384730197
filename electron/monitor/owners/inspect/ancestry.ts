import type { Ancestor } from '../../../../shared/model/process-details.ts';
import type { Owner } from '../../../../shared/model/socket.ts';
import { isOlder } from './inspect-process.ts';

/** No chain of parents is longer than this in earnest. */
const MOST_ANCESTORS = 64;

/**
 * The parents of a process, the nearest first, up to the first process of the system. The chain ends where
 * a parent is not known any more, and where its pid has gone to a younger process.
 * @param find looks a process up by its pid
 */
export function ancestryOf(
  process: Owner,
  find: (pid: number) => Owner | null | undefined,
): Ancestor[] {
  const ancestry: Ancestor[] = [];
  const seen = new Set([process.pid]);
  let child = process;
  while (child.parentPid !== null && ancestry.length < MOST_ANCESTORS) {
    const parent = find(child.parentPid);
    if (!parent || seen.has(parent.pid) || !isOlder(parent, child)) break;
    seen.add(parent.pid);
    ancestry.push({ pid: parent.pid, name: parent.name });
    child = parent;
  }
  return ancestry;
}
