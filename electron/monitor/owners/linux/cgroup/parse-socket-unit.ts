import { parseAddress } from '../../../../../shared/address/ip.ts';
import type { Protocol } from '../../../../../shared/model/socket.ts';

/** One address a socket unit listens on. */
export interface ListenAddress {
  readonly protocol: Protocol;
  /** Null where the file gives a port alone: all addresses, of both families as far as there are. */
  readonly address: string | null;
  readonly port: number;
}

/** What a socket unit's files say together. */
export interface SocketUnitFile {
  readonly listens: readonly ListenAddress[];
  /** The unit it starts, where it is not the service of the same name. */
  readonly service: string | null;
  /** Whether each connection gets a service of its own. */
  readonly accept: boolean;
  readonly ipv6Only: boolean;
}

interface Setting {
  readonly key: string;
  readonly value: string;
}

/** Those of sequential packets would be SCTP over IP, which is in no table here; others are no addresses. */
const LISTEN =
  /^Listen(?:Stream|Datagram|SequentialPacket|FIFO|Special|Netlink|MessageQueue|USBFunction)$/;
const TRUE = new Set(['1', 'yes', 'y', 'true', 't', 'on']);
const FOREIGN_PROTOCOLS = new Set(['udplite', 'sctp']);

/**
 * Reads a socket unit (systemd.socket(5), systemd.syntax(7)).
 * @param texts of the unit's file and its drop-ins, in the order they count
 */
export function parseSocketUnit(texts: readonly string[]): SocketUnitFile {
  const settings = texts.flatMap(settingsIn);
  const last = new Map(settings.map(({ key, value }) => [key, value]));
  return {
    listens: FOREIGN_PROTOCOLS.has(last.get('SocketProtocol') ?? '') ? [] : listensOf(settings),
    service: last.get('Service') || null,
    accept: TRUE.has((last.get('Accept') ?? '').toLowerCase()),
    ipv6Only: last.get('BindIPv6Only') === 'ipv6-only',
  };
}

/** Each line adds an address, an empty one of whatever kind takes back all before it. */
function listensOf(settings: readonly Setting[]): ListenAddress[] {
  const listens = settings.filter(({ key }) => LISTEN.test(key));
  const reset = listens.findLastIndex(({ value }) => value === '');
  return listens.slice(reset + 1).flatMap(({ key, value }) => {
    const protocol = key === 'ListenStream' ? 'tcp' : key === 'ListenDatagram' ? 'udp' : null;
    const listen = protocol && parseListen(value, protocol);
    return listen ? [listen] : [];
  });
}

/**
 * `22`, `192.0.2.1:22`, `[2001:db8::1]:22`.
 * @returns null for what is no Internet address: a path, an abstract name, `vsock:`, a name to be filled in
 */
export function parseListen(text: string, protocol: Protocol): ListenAddress | null {
  // One `%` is something systemd fills in, two are one.
  if (text.replaceAll('%%', '').includes('%')) return null;
  const [, host, digits] = /^(?:(.*):)?(\d{1,5})$/.exec(text.replaceAll('%%', '%')) ?? [];
  const port = Number(digits ?? 0);
  if (port < 1 || port > 65535) return null;
  if (host === undefined) return { protocol, address: null, port };
  const parsed = parseAddress(host);
  // Only brackets tell where an IPv6 address ends.
  if (!parsed || (parsed.family === 6) !== host.startsWith('[')) return null;
  return { protocol, address: parsed.address, port };
}

/** The settings of the section `[Socket]`. */
function settingsIn(text: string): Setting[] {
  const settings: Setting[] = [];
  let section = '';
  for (const line of logicalLines(text)) {
    const heading = /^\[(.*)\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    const equals = line.indexOf('=');
    if (heading !== undefined || section !== 'Socket' || equals < 1) continue;
    settings.push({ key: line.slice(0, equals).trimEnd(), value: line.slice(equals + 1).trim() });
  }
  return settings;
}

/** Lines that end in a backslash go on in the next one; comments may stand between. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let begun = '';
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (/^[#;]/.test(trimmed)) continue;
    if (trimmed.endsWith('\\')) {
      begun += `${trimmed.slice(0, -1)} `;
      continue;
    }
    lines.push(`${begun}${trimmed}`);
    begun = '';
  }
  if (begun !== '') lines.push(begun.trimEnd());
  return lines;
}
