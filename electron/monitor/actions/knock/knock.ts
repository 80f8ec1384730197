import { TLSSocket } from 'node:tls';
import { knockAddress } from '../../../../shared/actions/address.ts';
import {
  KNOCK_LIMIT_BYTES,
  KNOCK_LIMIT_MS,
  type KnockAnswer,
  type KnockRefusal,
  type KnockResult,
  type TlsFacts,
} from '../../../../shared/actions/knock.ts';
import {
  isHttpComplete,
  parseBanner,
  parseHttp,
  speaksTls,
} from '../../../../shared/actions/knock-parse.ts';
import { scopeOf } from '../../../../shared/address/scope.ts';
import { isConnection } from '../../../../shared/model/role.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { addressText } from '../../../../shared/text/endpoint.ts';
import { isOwnAddress } from '../own-addresses.ts';
import { tlsFacts } from './certificate.ts';
import { type Allowance, Conversation, type Place } from './conversation.ts';

/** Servers that speak first do so within this, in milliseconds; then they are spoken to. */
const BANNER_MS = 600;
/** And after the first bytes a banner is whole within this. */
const REST_MS = 150;
const HTTP_MS = 1000;
/** Ports where TLS is tried before anything plain is said. */
const TLS_PORTS: ReadonlySet<number> = new Set([
  443, 465, 636, 853, 989, 990, 992, 993, 995, 2376, 5061, 5986, 6443, 6697, 8443, 8883, 9443,
  10250,
]);

/** What was learnt over the connections of one knock. */
type Learnt = Pick<KnockAnswer, 'banner' | 'tls' | 'http' | 'hungUp'>;
const NOTHING: Learnt = { banner: null, tls: null, http: null, hungUp: false };

/** Why nobody knocks at this row; null where somebody may. */
export function knockRefusalOf(row: SocketRow): KnockRefusal | null {
  if (row.protocol === 'udp') return 'udp';
  if (isConnection(row.role) || row.role === 'bound') return 'connection';
  if (row.netns !== null) return 'namespace';
  return isOwnAddress(knockAddress(row)) ? null : 'other-address';
}

/** Connects to a door of this machine and tells what answers, within {@link KNOCK_LIMIT_MS}. */
export async function knock(row: SocketRow): Promise<KnockResult> {
  const why = knockRefusalOf(row);
  if (why !== null) return { state: 'not-knocked', why };
  const address = knockAddress(row);
  const { port } = row.local;
  const place = { address: withZone(address, row.interface), port };
  const allowance = { bytes: KNOCK_LIMIT_BYTES, signal: AbortSignal.timeout(KNOCK_LIMIT_MS) };
  const startedAt = performance.now();
  try {
    const first = await Conversation.open(place, allowance);
    if (!first) return { state: 'silent', address, port };
    const tookMs = Math.round(performance.now() - startedAt);
    const learnt = await talk(first, place, allowance);
    const bytes = KNOCK_LIMIT_BYTES - allowance.bytes;
    return {
      state: 'open',
      address,
      port,
      tookMs,
      bytes,
      isCut: allowance.bytes === 0,
      ...learnt,
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED') return { state: 'refused', address, port };
    return { state: 'failed', address, port, detail: code ?? message };
  }
}

async function talk(first: Conversation, place: Place, allowance: Allowance): Promise<Learnt> {
  if (TLS_PORTS.has(place.port)) {
    first.close();
    const learnt = await talkTls(place, allowance);
    if (learnt?.tls?.certificate) return learnt;
    const second = await Conversation.open(place, allowance).catch(() => null);
    return second ? (await talkPlainly(second)).learnt : (learnt ?? NOTHING);
  }
  const { learnt, mayBeTls } = await talkPlainly(first);
  return (mayBeTls ? await talkTls(place, allowance) : null) ?? learnt;
}

/** Listens, and then speaks HTTP. */
async function talkPlainly(
  conversation: Conversation,
): Promise<{ readonly learnt: Learnt; readonly mayBeTls: boolean }> {
  try {
    await conversation.listen((text) => text !== '', BANNER_MS);
    if (conversation.text !== '') {
      await conversation.listen(() => false, REST_MS);
      const banner = parseBanner(conversation.text, utf8);
      return { learnt: { ...NOTHING, banner }, mayBeTls: false };
    }
    const hungUp = conversation.isOver;
    conversation.say(request(conversation));
    await conversation.listen(isHttpComplete, HTTP_MS);
    const { text } = conversation;
    const http = parseHttp(text, utf8);
    const mayBeTls = !hungUp && (text === '' || speaksTls(text));
    const banner = http === null && !mayBeTls ? parseBanner(text, utf8) : null;
    return { learnt: { ...NOTHING, http, banner, hungUp }, mayBeTls };
  } finally {
    conversation.close();
  }
}

/** @returns null where no TLS is spoken there */
async function talkTls(place: Place, allowance: Allowance): Promise<Learnt | null> {
  try {
    const conversation = await Conversation.openTls(place, allowance);
    if (!conversation) return null;
    try {
      const { socket } = conversation;
      const tls = socket instanceof TLSSocket ? tlsFacts(socket) : null;
      // Mail servers speak first here too.
      await conversation.listen((text) => text !== '', BANNER_MS / 2);
      if (conversation.text === '') conversation.say(request(conversation));
      await conversation.listen(isHttpComplete, HTTP_MS);
      const http = parseHttp(conversation.text, utf8);
      const banner = http === null ? parseBanner(conversation.text, utf8) : null;
      return { ...NOTHING, tls, http, banner };
    } finally {
      conversation.close();
    }
  } catch (error) {
    const problem = tlsProblem(error);
    return problem && { ...NOTHING, tls: problem };
  }
}

/** An alert of the other side's, or a version too old: it speaks TLS, and not with us. */
function tlsProblem(error: unknown): TlsFacts | null {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!/ALERT|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS|DH_KEY_TOO_SMALL/.test(code)) return null;
  return { version: null, certificate: null, problem: code };
}

function request({ socket }: Conversation): string {
  const host = `${addressText((socket.remoteAddress ?? 'localhost').split('%', 1)[0] ?? '')}`;
  return [
    'GET / HTTP/1.1',
    `Host: ${host}:${socket.remotePort}`,
    'User-Agent: Portico',
    'Accept: text/html, */*',
    'Accept-Encoding: identity',
    'Connection: close',
    '\r\n',
  ].join('\r\n');
}

function withZone(address: string, zone: string | null): string {
  const isZoned = zone !== null && address.includes(':') && scopeOf(address) === 'link-local';
  return isZoned ? `${address}%${zone}` : address;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
