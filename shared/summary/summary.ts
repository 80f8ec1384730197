import type { Protocol } from '../model/socket.ts';

/** The listeners of one port that is open to the network. */
export interface OpenPort {
  readonly port: number;
  readonly protocols: readonly Protocol[];
  /** Who holds it, as far as is known: text of the system. */
  readonly program: string | null;
  /** So many programs more hold it. */
  readonly others: number;
  /** What the registry calls it. */
  readonly service: string | null;
  /** The row to show; null where several sockets are meant, which are told of under the port. */
  readonly id: string | null;
}

/** What is counted as in the page: a door is a port number, whatever holds it. */
export interface SocketsSummary {
  readonly doors: number;
  readonly connections: number;
  readonly openToNetwork: number;
  /** The first of them by number, {@link MOST_TOLD} at most. */
  readonly open: readonly OpenPort[];
}

/** What a host tells of this computer beside its window. */
export interface Summary {
  /** Null where nothing can be read. */
  readonly sockets: SocketsSummary | null;
  /** How many hold and are not decided; null: nothing was ever expected. */
  readonly findings: number | null;
}

/** A menu has no room for more. */
export const MOST_TOLD = 12;
