import type { Container, Owner, OwnersStatus } from '../../../shared/model/socket.ts';
import type { HiddenReason, Problem } from '../../../shared/model/status.ts';
import type { Beat, RawChanges, RawSocket } from '../sources/source.ts';

/** Who holds a socket. The same object as before where nothing changed. */
export interface Attribution {
  readonly owners: readonly Owner[];
  readonly status: OwnersStatus;
  /** Service unit and container that it belongs to, where that can be told. */
  readonly unit: string | null;
  readonly container: Container | null;
}

export const NO_OWNER: Attribution = { owners: [], status: 'none', unit: null, container: null };
export const HIDDEN_OWNER: Attribution = { ...NO_OWNER, status: 'hidden' };

/** The owners of all sockets, as of the last reading. */
export interface Attributions {
  of(socket: RawSocket): Attribution;
  /** Keys of sockets that did not change themselves and now have other owners. */
  readonly touched: ReadonlySet<string>;
  /** User name of a uid; null where it is not known. */
  userOf(uid: number): string | null;
  /** Why owners are hidden, if some are. */
  readonly hiddenReason: HiddenReason | null;
  readonly problems: readonly Problem[];
}

export interface AttributeOptions {
  /** After a reading of doors only what is new is looked at. */
  readonly beat: Beat;
  /** Whether to wait for facts that are slow to get, or to give them with a later reading. */
  readonly wait: boolean;
  readonly signal: AbortSignal;
}

/** Finds the processes behind sockets. A process that vanishes meanwhile is no error: its socket has no owner. */
export interface OwnerReader {
  /** Takes in what changed since it was last asked. */
  attribute(changes: RawChanges, options: AttributeOptions): Promise<Attributions>;
  /** Forgets all sockets: the next changes begin with none. */
  reset(): void;
}

/** Keeps `next` from becoming a new object where it says the same as before. */
export function reuse(previous: Attribution | undefined, next: Attribution): Attribution {
  if (!previous || previous.status !== next.status) return next;
  if (previous.unit !== next.unit || previous.container !== next.container) return next;
  if (previous.owners.length !== next.owners.length) return next;
  return next.owners.every((owner, index) => owner === previous.owners[index]) ? previous : next;
}

/** A process that could not be looked at, or not any more: what the source said of it. */
export function bareOwner(pid: number, name: string | null): Owner {
  return {
    pid,
    name: name ?? '',
    path: null,
    commandLine: null,
    user: null,
    startedAt: null,
    parentPid: null,
  };
}
