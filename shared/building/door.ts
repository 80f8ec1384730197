import { EXPOSURES, type Exposure } from '../model/exposure.ts';
import { isConnection } from '../model/role.ts';
import type { Protocol, SocketRow } from '../model/socket.ts';
import { visibleText } from '../text/visible.ts';

/** What a door is used for, judged by its strongest use: who may come in, else that a connection uses it. */
export type Use = Exposure | 'connection';

/** All uses, the strongest first. */
export const USES: readonly Use[] = [...EXPOSURES, 'connection'];

/** A port that something uses. A value: a door that changes is a new object. */
export interface Door {
  readonly port: number;
  readonly use: Use;
  /** Of the socket with the strongest use. */
  readonly protocol: Protocol;
  /** Whether the other protocol uses it in the same way too: both open, or both with connections. */
  readonly hasBoth: boolean;
  /** Whether somebody holds it who cannot be seen. */
  readonly isOwnerHidden: boolean;
  /** The socket with the strongest use. */
  readonly row: SocketRow;
  /** How many sockets use this port. */
  readonly sockets: number;
}

/** Whether somebody waits behind the door; else only connections use its number. */
export function isOpen({ use }: Door): boolean {
  return use !== 'connection';
}

export function useOf(row: SocketRow): Use {
  return isConnection(row.role) ? 'connection' : (row.exposure ?? 'loopback');
}

/** How strong a use is: the lower the stronger. */
export function rankOf(use: Use): number {
  return USES.indexOf(use);
}

/** Who is behind the door, in one word: the program, else the registry's name; `''` where neither is known. */
export function nameOf({ row }: Door): string {
  return visibleText(row.owners[0]?.name || row.service?.name || '');
}

/** Negative where `a` stands for the door rather than `b`: by use, known owner, TCP, then what was there first. */
export function compareRows(a: SocketRow, b: SocketRow): number {
  return (
    rankOf(useOf(a)) - rankOf(useOf(b)) ||
    Number(a.ownersStatus === 'hidden') - Number(b.ownersStatus === 'hidden') ||
    Number(a.protocol === 'udp') - Number(b.protocol === 'udp') ||
    a.firstSeenAt - b.firstSeenAt ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Whether two doors are drawn alike, and stand for the same socket. */
export function looksAlike(a: Door, b: Door): boolean {
  return (
    a.row.id === b.row.id &&
    a.use === b.use &&
    a.protocol === b.protocol &&
    a.hasBoth === b.hasBoth &&
    a.isOwnerHidden === b.isOwnerHidden &&
    nameOf(a) === nameOf(b)
  );
}
