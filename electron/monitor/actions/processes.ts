import type { UnitManager } from '../../../shared/actions/advice.ts';
import type { Container, Owner, SocketRow } from '../../../shared/model/socket.ts';

export type Signal = 'SIGTERM' | 'SIGKILL';
/** `none` only asks whether a signal would be let through. */
export type Sent = 'sent' | 'gone' | 'denied';

/**
 * One process that is held on to: what it is was read while it was held, so that whatever is sent reaches
 * that process or none.
 */
export interface HeldProcess {
  readonly owner: Owner;
  signal(signal: Signal | 'none'): Promise<Sent>;
  /** Also for one that is dead and that its parent has not asked about yet. */
  hasEnded(): Promise<boolean>;
  close(): void;
}

/** Where a process runs, as far as that matters for ending it. */
export interface ProcessPlace {
  readonly unit: string | null;
  readonly container: Container | null;
  readonly manager: UnitManager;
}

/** The processes of this system. */
export interface Processes {
  /** Whether between the last look at a process and a signal to it another could take its place. */
  readonly hasGap: boolean;
  /** Whether two start times that were told of one pid are those of one process. */
  isSameStart(a: number | null, b: number | null): boolean;
  find(pid: number): Promise<Owner | null>;
  /** @returns null where there is none such */
  hold(pid: number): Promise<HeldProcess | null>;
  /** What it started, what these started and so on; parents before their children. */
  descendants(pid: number): Promise<readonly Owner[]>;
  isKernelThread(pid: number): boolean;
  placeOf(pid: number): ProcessPlace;
  /** Whether the process has that very socket open; `unreadable`: this user may not look. */
  holds(pid: number, row: SocketRow): Promise<'yes' | 'no' | 'unreadable'>;
  close(): Promise<void>;
}

export const NOWHERE: ProcessPlace = { unit: null, container: null, manager: 'system' };

/** The processes below `pid` among all, parents first. */
export function descendantsIn(
  pid: number,
  all: Iterable<readonly [pid: number, parent: number]>,
): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of all) {
    const known = children.get(parent);
    if (known) known.push(child);
    else children.set(parent, [child]);
  }
  const found = [pid];
  const seen = new Set(found);
  for (let at = 0; at < found.length; at += 1) {
    for (const child of children.get(found[at] ?? 0) ?? []) {
      if (seen.has(child)) continue;
      seen.add(child);
      found.push(child);
    }
  }
  return found.slice(1);
}
