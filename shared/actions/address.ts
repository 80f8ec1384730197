import { scopeOf } from '../address/scope.ts';
import type { SocketRow } from '../model/socket.ts';
import { addressText } from '../text/endpoint.ts';

/** Where a door of this machine is knocked on: one on every address at the loopback's. */
export function knockAddress({ local, v6only, family }: SocketRow): string {
  if (scopeOf(local.address) !== 'unspecified') return local.address;
  return family === 6 && v6only !== false ? '::1' : '127.0.0.1';
}

/** The same as an address for a browser; null for what is no door of TCP. */
export function browseAddress(row: SocketRow, scheme: 'http' | 'https'): string | null {
  if (row.role !== 'listener' || row.protocol !== 'tcp' || row.netns !== null) return null;
  const address = knockAddress(row);
  // A browser knows no zones.
  if (scopeOf(address) === 'link-local' && address.includes(':')) return null;
  const usual = scheme === 'http' ? 80 : 443;
  const port = row.local.port === usual ? '' : `:${row.local.port}`;
  return `${scheme}://${addressText(address)}${port}/`;
}
