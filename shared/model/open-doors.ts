import { isIpv4Text, mappedIpv4, scopeOf } from '../address/scope.ts';
import type { Role } from './role.ts';
import type { Endpoint, Protocol } from './socket.ts';
import type { State } from './state.ts';

/** What decides a role. */
export interface RoleFacts {
  readonly protocol: Protocol;
  readonly local: Endpoint;
  readonly remote: Endpoint | null;
  readonly state: State;
  readonly v6only: boolean | null;
  readonly netns: string | null;
}

/** The doors open in one reading, to tell which connections came to one of them. */
export class OpenDoors {
  readonly #byPort = new Map<string, RoleFacts[]>();

  constructor(sockets: Iterable<RoleFacts>) {
    for (const socket of sockets) this.add(socket);
  }

  /** Sockets that are no doors are passed over. */
  add(socket: RoleFacts): void {
    if (!isDoor(socket)) return;
    const key = portKey(socket);
    const doors = this.#byPort.get(key);
    if (doors) doors.push(socket);
    else this.#byPort.set(key, [socket]);
  }

  /** @param socket the very object that was added */
  remove(socket: RoleFacts): void {
    if (!isDoor(socket)) return;
    const key = portKey(socket);
    const left = this.#byPort.get(key)?.filter((door) => door !== socket) ?? [];
    if (left.length > 0) this.#byPort.set(key, left);
    else this.#byPort.delete(key);
  }

  /** Whether some door of the same namespace and protocol covers the local side of `connection`. */
  cover(connection: RoleFacts): boolean {
    const doors = this.#byPort.get(portKey(connection));
    return doors?.some((door) => covers(door, connection.local.address)) ?? false;
  }
}

/** Role of a socket when it is first seen; a connection keeps it for life. */
export function roleOf(socket: RoleFacts, doors: OpenDoors): Role {
  if (socket.state === 'LISTEN') return 'listener';
  if (socket.remote === null) return 'bound';
  return doors.cover(socket) ? 'inbound' : 'outbound';
}

function isDoor(socket: RoleFacts): boolean {
  if (socket.protocol === 'tcp') return socket.state === 'LISTEN';
  return socket.remote === null;
}

function portKey(socket: RoleFacts): string {
  return `${socket.netns ?? ''}/${socket.protocol}/${socket.local.port}`;
}

function covers(door: RoleFacts, address: string): boolean {
  if (plain(door.local.address) === plain(address)) return true;
  if (scopeOf(door.local.address) !== 'unspecified') return false;
  const isIpv4 = isIpv4Text(address) || mappedIpv4(address) !== null;
  if (isIpv4Text(door.local.address) || mappedIpv4(door.local.address) !== null) return isIpv4;
  return !isIpv4 || door.v6only !== true;
}

/** An IPv4-mapped address is the IPv4 address inside it: sources write one and the same either way. */
function plain(address: string): string {
  return mappedIpv4(address) ?? address;
}
