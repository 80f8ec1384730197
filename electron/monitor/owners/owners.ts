import type { Owner, OwnersStatus } from '../../../shared/model/socket.ts';
import type { HiddenReason, Problem } from '../../../shared/model/status.ts';
import type { RawSocket } from '../sources/source.ts';

/** Who holds a socket. The same object as in the last reading where nothing changed. */
export interface Attribution {
  readonly owners: readonly Owner[];
  readonly status: OwnersStatus;
}

export const NO_OWNER: Attribution = { owners: [], status: 'none' };
export const HIDDEN_OWNER: Attribution = { owners: [], status: 'hidden' };

/** The owners of one reading's sockets. */
export interface Attributions {
  of(socket: RawSocket): Attribution;
  /** User name of a uid; null where it is not known. */
  userOf(uid: number): string | null;
  /** Why owners are hidden, if some are. */
  readonly hiddenReason: HiddenReason | null;
  readonly problems: readonly Problem[];
}

/** Finds the processes behind sockets. A process that vanishes meanwhile is no error: its socket has no owner. */
export interface OwnerReader {
  /** @param wait whether to wait for facts that are slow to get, or to give them with a later reading */
  attribute(
    sockets: readonly RawSocket[],
    wait: boolean,
    signal: AbortSignal,
  ): Promise<Attributions>;
}

/** Keeps `next` from becoming a new object where it says the same as before. */
export function reuse(previous: Attribution | undefined, next: Attribution): Attribution {
  if (!previous || previous.status !== next.status) return next;
  if (previous.owners.length !== next.owners.length) return next;
  return next.owners.every((owner, index) => owner === previous.owners[index]) ? previous : next;
}
