import type { Family } from '../../../../shared/model/socket.ts';
import { type NumberSet, one, span } from '../../../../shared/reach/number-set.ts';
import { allAddresses } from '../../../../shared/reach/packet-space.ts';
import type { NumberField, Test } from '../../../../shared/reach/ruleset.ts';
import { type Json, member, text } from './json.ts';
import { addressValue, portValue, protocolValue, type ReadValue } from './values.ts';

/** A field of the packet that is understood: how its values are written, and what else it says of the packet. */
export interface KnownField {
  readonly field: NumberField;
  readonly read: ReadValue;
  readonly all: NumberSet;
  /** The field is only there in such packets. */
  readonly implied: readonly Test[];
}

const PORTS = span(0n, 65_535n);
const PROTOCOL_NUMBERS = span(0n, 255n);

/** Null where no packet that is asked about has the field. */
export function knownField(left: Json): KnownField | null | undefined {
  const payload = member(left, 'payload');
  const protocol = text(member(payload, 'protocol'));
  const name = text(member(payload, 'field'));
  if (protocol !== null && name !== null) return payloadField(protocol, name);
  switch (text(member(member(left, 'meta'), 'key'))) {
    case 'l4proto':
      return { field: 'protocol', read: protocolValue, all: PROTOCOL_NUMBERS, implied: [] };
    case 'nfproto':
      return { field: 'family', read: familyValue, all: span(0n, 255n), implied: [] };
    case 'protocol':
      return { field: 'family', read: familyValue, all: span(0n, 65_535n), implied: [] };
    default:
      return undefined;
  }
}

function payloadField(protocol: string, name: string): KnownField | null | undefined {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return portField(name, [numberTest('protocol', protocol === 'tcp' ? 6n : 17n)]);
    case 'th':
      return portField(name, []);
    case 'ip':
      return addressField(name, 4);
    case 'ip6':
      return addressField(name, 6);
    case 'icmp':
    case 'icmpv6':
    case 'igmp':
    case 'sctp':
    case 'dccp':
    case 'udplite':
    case 'esp':
    case 'ah':
    case 'arp':
      return null;
    default:
      return undefined;
  }
}

function portField(name: string, implied: readonly Test[]): KnownField | undefined {
  if (name !== 'dport' && name !== 'sport') return undefined;
  return { field: name === 'dport' ? 'port' : 'sourcePort', read: portValue, all: PORTS, implied };
}

function addressField(name: string, family: Family): KnownField | undefined {
  const implied = [numberTest('family', BigInt(family))];
  if (name === 'protocol' || name === 'nexthdr') {
    return { field: 'protocol', read: protocolValue, all: PROTOCOL_NUMBERS, implied };
  }
  if (name !== 'saddr' && name !== 'daddr') return undefined;
  const field = name === 'saddr' ? 'source' : 'destination';
  return { field, read: addressValue(family), all: allAddresses(family), implied };
}

export function numberTest(field: NumberField, value: bigint): Test {
  return { kind: 'number', field, values: one(value) };
}

function familyValue(value: Json): bigint | null {
  switch (value) {
    case 'ipv4':
    case 'ip':
      return 4n;
    case 'ipv6':
    case 'ip6':
      return 6n;
    // Any other protocol that is not one of the two.
    case 'arp':
      return 0n;
    default:
      return null;
  }
}
