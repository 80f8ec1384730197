import type { Endpoint, SocketRow } from '../model/socket.ts';

/** An address as it is written beside a port: IPv6 in brackets, zone inside them (RFC 4007, RFC 3986). */
export function addressText(address: string, zone: string | null = null): string {
  const withZone = zone === null ? address : `${address}%${zone}`;
  return address.includes(':') ? `[${withZone}]` : withZone;
}

/** `address:port`. */
export function endpointText(endpoint: Endpoint, zone: string | null = null): string {
  return `${addressText(endpoint.address, zone)}:${endpoint.port}`;
}

export function localText(row: SocketRow): string {
  return endpointText(row.local, row.interface);
}

export function remoteText(row: SocketRow): string | null {
  return row.remote && endpointText(row.remote);
}
