import type { Protocol, SocketRow } from '../model/socket.ts';
import { compareRows, type Door, useOf } from './door.ts';

/** The sockets of one port. There may be very many connections: they are counted, not compared. */
export class DoorSockets {
  /** Those that let somebody in. */
  readonly #open = new Map<string, SocketRow>();
  #connections: Map<string, SocketRow> | null = null;
  readonly #protocols: Record<Protocol, number> = { tcp: 0, udp: 0 };

  get size(): number {
    return this.#open.size + (this.#connections?.size ?? 0);
  }

  add(row: SocketRow): void {
    if (useOf(row) !== 'connection') {
      this.#open.set(row.id, row);
      return;
    }
    this.#connections ??= new Map();
    this.#connections.set(row.id, row);
    this.#protocols[row.protocol] += 1;
  }

  /** @param row the very object that was added */
  remove(row: SocketRow): void {
    if (this.#open.delete(row.id)) return;
    if (this.#connections?.delete(row.id)) this.#protocols[row.protocol] -= 1;
  }

  /** What the sockets make of the door; null where there are none. */
  door(): Door | null {
    const open = [...this.#open.values()].sort(compareRows);
    const [strongest] = open;
    if (strongest) {
      return this.#doorBy(
        strongest,
        open.some(({ protocol }) => protocol !== strongest.protocol),
      );
    }
    const [first] = this.#connections?.values() ?? [];
    if (!first) return null;
    return this.#doorBy(first, this.#protocols.tcp > 0 && this.#protocols.udp > 0);
  }

  #doorBy(row: SocketRow, hasBoth: boolean): Door {
    return {
      port: row.local.port,
      use: useOf(row),
      protocol: row.protocol,
      hasBoth,
      isOwnerHidden: row.ownersStatus === 'hidden',
      row,
      sockets: this.size,
    };
  }
}
