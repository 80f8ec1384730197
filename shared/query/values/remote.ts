import { HIGHEST_PORT } from '../../model/range.ts';
import type { Endpoint, SocketRow } from '../../model/socket.ts';
import { addressText, endpointText } from '../../text/endpoint.ts';
import type { AddressMatch, RemoteMatch } from '../ast.ts';
import { addressTest, EXAMPLES, readAddress, writeAddress } from './addresses.ts';
import { readNumbers, writeNumbers } from './numbers.ts';
import type { KeySpec } from './spec.ts';
import { readText, textTest, writeText } from './texts.ts';

/** A part of what an address and port are written with. */
const LIKE_ADDRESS = /^[0-9a-f.:[\]]+$/i;
const WITH_PORT = /^(.*):(\d{1,5})$/;

/** The other side: a port, an address, both, or words that its text or the name of its port holds. */
export const remoteSpec: KeySpec<RemoteMatch> = {
  read: (part) => {
    if (part.isQuoted) return readWords(part);
    return readPlace(part.text) ?? readWords(part);
  },
  write: (value) => {
    switch (value.kind) {
      case 'ports':
        return writeNumbers(value.ports, HIGHEST_PORT);
      case 'endpoint':
        return `${addressText(writeAddress(value.address))}:${value.port}`;
      case 'text':
        return writeWords(value);
      default:
        return writeAddress(value);
    }
  },
  test: (value) => {
    const test = remoteTest(value);
    return (row) => row.remote !== null && test(row.remote, row);
  },
  allowed: ['443', '1000-2000', ...EXAMPLES, '192.0.2.1:443', 'https', '*'],
  offered: [],
};

function readPlace(text: string): RemoteMatch | null {
  const ports = readNumbers(text, HIGHEST_PORT);
  if (ports) return { kind: 'ports', ports };
  return readEndpoint(text) ?? readAddressLike(text);
}

/** `:443` is a port alone, and an IPv6 address needs its brackets before a port. */
function readEndpoint(text: string): RemoteMatch | null {
  const [, address, digits = ''] = WITH_PORT.exec(text) ?? [];
  const ports = readNumbers(digits, HIGHEST_PORT);
  if (address === undefined || !ports) return null;
  if (address === '') return { kind: 'ports', ports };
  const isWhole = !address.includes(':') || address.startsWith('[');
  const match = isWhole ? readAddress(address) : null;
  if (match?.kind !== 'network' || address.includes('/')) return null;
  return { kind: 'endpoint', address: match, port: ports.from };
}

/** Of letters alone it is a word. */
function readAddressLike(text: string): AddressMatch | null {
  return /[.:]/.test(text) ? readAddress(text) : null;
}

function readWords(part: Parameters<typeof readText>[0]): RemoteMatch | null {
  const text = readText(part);
  return text && { kind: 'text', text };
}

function writeWords({ text }: Extract<RemoteMatch, { kind: 'text' }>): string {
  const written = writeText(text);
  const isPlain = text.match !== 'contains' || readPlace(text.text) === null;
  return isPlain || written.startsWith('"') ? written : `"${written}"`;
}

function remoteTest(value: RemoteMatch): (remote: Endpoint, row: SocketRow) => boolean {
  switch (value.kind) {
    case 'ports':
      return ({ port }) => port >= value.ports.from && port <= value.ports.to;
    case 'endpoint': {
      const test = addressTest(value.address);
      return ({ address, port }) => port === value.port && test(address);
    }
    case 'text': {
      if (value.text.match === 'exists') return () => true;
      const test = textTest(value.text);
      const isLikeAddress = LIKE_ADDRESS.test(value.text.text);
      return (remote, { service }) =>
        test([
          service?.side === 'remote' ? service.name : null,
          isLikeAddress ? endpointText(remote) : null,
        ]);
    }
    default: {
      const test = addressTest(value);
      return ({ address }) => test(address);
    }
  }
}
