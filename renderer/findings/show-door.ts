import { isWatched } from '../../shared/findings/doors.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { localText } from '../../shared/text/endpoint.ts';
import type { Selection } from '../stores/view.svelte.ts';

/** Whether a finding is about some door that can be shown. */
export function hasDoor({ port, ports }: Finding): boolean {
  return ports.length > 0 || port !== 'dynamic';
}

/**
 * What the details panel is to tell of a finding: the very socket that was seen, else another one there, else the
 * port. Null where it is about no port in particular.
 */
export function doorOf(finding: Finding, rows: Iterable<SocketRow>): Selection | null {
  const { port, ports, protocol, sockets } = finding;
  const seen = sockets[0]?.local;
  let other: SocketRow | null = null;
  for (const row of ports.length > 0 ? rows : []) {
    if (row.protocol !== protocol || !ports.includes(row.local.port) || !isWatched(row)) continue;
    if (localText(row) === seen) return { kind: 'socket', id: row.id };
    other ??= row;
  }
  if (other) return { kind: 'socket', id: other.id };
  const first = ports[0] ?? (typeof port === 'object' ? port[0] : port);
  return first === 'dynamic' ? null : { kind: 'port', port: first };
}
