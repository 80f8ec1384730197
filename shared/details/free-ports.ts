import { HIGHEST_PORT } from '../model/range.ts';
import type { SocketRow } from '../model/socket.ts';

/**
 * The next ports that no socket of this machine has as its own, whatever the protocol.
 * @param port the search begins behind it, and goes no further than 65535
 */
export function nextFreePorts(port: number, rows: Iterable<SocketRow>, count: number): number[] {
  const used = new Set<number>();
  for (const { local } of rows) used.add(local.port);
  const free: number[] = [];
  for (let next = port + 1; next <= HIGHEST_PORT && free.length < count; next += 1) {
    if (!used.has(next)) free.push(next);
  }
  return free;
}
