import { formatIpv4, formatIpv6 } from '../../../../shared/address/ip.ts';

/** A port in network order in the low half of a little-endian word. */
export function portIn(word: number): number {
  return ((word & 0xff) << 8) | ((word >>> 8) & 0xff);
}

/** Canonical text of an address in network order that begins at word `place`. */
export function addressIn(words: Uint32Array, place: number, isIpv4: boolean): string {
  if (isIpv4) {
    const word = words[place] ?? 0;
    return formatIpv4([word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24]);
  }
  const groups: number[] = [];
  for (let index = 0; index < 4; index += 1) {
    const word = words[place + index] ?? 0;
    groups.push(portIn(word), portIn(word >>> 16));
  }
  return formatIpv6(groups);
}
