/** Where an address leads, as far as the text of it says. */
export type Scope = 'loopback' | 'link-local' | 'unspecified' | 'other';

const MAPPED = '::ffff:';
const IPV6_LINK_LOCAL = /^fe[89ab][0-9a-f]:/;

export function isIpv4Text(address: string): boolean {
  return !address.includes(':');
}

/** The IPv4 address inside an IPv4-mapped one (RFC 4291 section 2.5.5.2), else null. */
export function mappedIpv4(address: string): string | null {
  return address.startsWith(MAPPED) && address.includes('.') ? address.slice(MAPPED.length) : null;
}

/**
 * Scope of a canonical address; an IPv4-mapped one goes by its IPv4.
 * Ranges: RFC 6890 (127.0.0.0/8, 169.254.0.0/16, fe80::/10).
 */
export function scopeOf(address: string): Scope {
  const ipv4 = isIpv4Text(address) ? address : mappedIpv4(address);
  if (ipv4 !== null) {
    if (ipv4 === '0.0.0.0') return 'unspecified';
    if (ipv4.startsWith('127.')) return 'loopback';
    return ipv4.startsWith('169.254.') ? 'link-local' : 'other';
  }
  if (address === '::') return 'unspecified';
  if (address === '::1') return 'loopback';
  return IPV6_LINK_LOCAL.test(address) ? 'link-local' : 'other';
}
