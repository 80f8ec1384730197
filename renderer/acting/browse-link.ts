import { browseAddress } from '../../shared/actions/address.ts';
import { scopeOf } from '../../shared/address/scope.ts';
import type { SocketRow } from '../../shared/model/socket.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where a browser finds a door.
 * @param pageHost by which name the page itself was found: from another machine the loopback is another one;
 * null: on the desktop
 * @returns null where it cannot be found from there
 */
export function browseLink(
  row: SocketRow,
  scheme: 'http' | 'https',
  pageHost: string | null,
): string | null {
  const here = browseAddress(row, scheme);
  if (here === null || pageHost === null || LOOPBACK.test(pageHost)) return here;
  switch (scopeOf(row.local.address)) {
    case 'unspecified':
      return `${scheme}://${pageHost}:${row.local.port}/`;
    case 'loopback':
      return null;
    default:
      return here;
  }
}
