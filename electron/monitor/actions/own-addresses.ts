import { networkInterfaces } from 'node:os';
import { parseAddress } from '../../../shared/address/ip.ts';
import { scopeOf } from '../../../shared/address/scope.ts';

/** Whether an address is this machine's own: the loopback's, or one of an interface's. */
export function isOwnAddress(address: string): boolean {
  const wanted = parseAddress(address)?.address;
  if (wanted === undefined) return false;
  if (scopeOf(wanted) === 'loopback') return true;
  return Object.values(networkInterfaces()).some((entries) =>
    entries?.some((entry) => parseAddress(entry.address)?.address === wanted),
  );
}
