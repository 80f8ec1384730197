import { isOwnAddress } from '../monitor/actions/own-addresses.ts';

/**
 * Whether an address may be handed to the system's browser: a web page of this machine's own, named by number,
 * and nothing else that a URL can carry.
 */
export function isOwnWebAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  if (url.username !== '' || url.password !== '') return false;
  return isOwnAddress(url.hostname.replace(/^\[(.*)\]$/, '$1'));
}
