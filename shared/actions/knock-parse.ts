import type { Banner, BannerKind, HttpFacts } from './knock.ts';

/** More of a text than this is shown of no server, in characters. */
const LONGEST_TEXT = 200;

const KINDS: readonly (readonly [BannerKind, RegExp])[] = [
  // RFC 4253 section 4.2; other lines may come before the version's.
  ['ssh', /^(?:.*\r?\n){0,20}?SSH-\d/],
  ['vnc', /^RFB \d{3}\.\d{3}/],
  ['smtp', /^220[ -].*(?:SMTP|LMTP)/i],
  ['ftp', /^220[ -].*(?:FTP|\(vsFTPd)/i],
  ['pop3', /^\+OK/],
  ['imap', /^\* (?:OK|PREAUTH|BYE)/],
];

/** Makes text of bytes that stand there as one character each (Latin-1): as UTF-8, as nearly everything is. */
export type Decode = (latin1: string) => string;

/** What a server said before it was asked; null where it said nothing. @param text bytes as Latin-1 */
export function parseBanner(text: string, decode: Decode): Banner | null {
  if (text === '') return null;
  const mysql = mysqlVersion(text);
  if (mysql !== null) return { kind: 'mysql', text: cut(mysql) };
  const [kind] = KINDS.find(([, pattern]) => pattern.test(text)) ?? ['other'];
  return { kind, text: cut(bannerLine(decode(text), kind)) };
}

/** MySQL's first packet: length in three bytes, number 0, protocol 10, then the version's text up to NUL. */
function mysqlVersion(text: string): string | null {
  if (text.charCodeAt(3) !== 0 || text.charCodeAt(4) !== 10) return null;
  const version = text.slice(5, text.indexOf('\0', 5));
  return /^[\x20-\x7e]+$/.test(version) ? version : null;
}

function bannerLine(text: string, kind: BannerKind): string {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const wanted = kind === 'ssh' ? lines.find((line) => line.startsWith('SSH-')) : undefined;
  return wanted ?? lines[0] ?? '';
}

/** Whether a whole head and a title have come, or there is no more to wait for. @param text as Latin-1 */
export function isHttpComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end);
  const body = text.slice(end + 4);
  const length = header(head, 'content-length');
  if (length !== null && body.length >= Number(length)) return true;
  if (/^HTTP\/\S+ (?:1\d\d|204|304)/.test(head)) return true;
  return /<\/title|<body/i.test(body) || /\r\n0\r\n\r\n$/.test(body);
}

/**
 * Reads an answer of HTTP/1 (RFC 9112), as much of it as there is.
 * @param text bytes as Latin-1
 * @returns null where it is none
 */
export function parseHttp(text: string, decode: Decode): HttpFacts | null {
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?\r?\n/.exec(text);
  if (!status) return null;
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 4);
  const isChunked = /chunked/i.test(header(head, 'transfer-encoding') ?? '');
  return {
    status: Number(status[1]),
    reason: cut(decode(status[2] ?? '').trim()),
    title: titleIn(decode(isChunked ? withoutChunks(body) : body)),
    server: cutHeader(head, 'server', decode),
    location: cutHeader(head, 'location', decode),
  };
}

/** Whether a plain answer says that TLS is spoken here: in words, or by an alert of its (RFC 8446, 5.1). */
export function speaksTls(text: string): boolean {
  const isAlert = text.charCodeAt(0) === 21 && text.charCodeAt(1) === 3 && text.charCodeAt(2) <= 4;
  if (isAlert) return true;
  return /^HTTP\/\d\S* 4\d\d/.test(text) && /https|ssl|tls/i.test(text.slice(0, 2000));
}

function titleIn(html: string): string | null {
  const title = /<title(?:\s[^>]*)?>([^<]*)/i.exec(html)?.[1];
  if (title === undefined) return null;
  const plain = withoutEntities(title)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  return plain === '' ? null : cut(plain);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi,
    (whole, dec, hex, name) => {
      if (name !== undefined) return ENTITIES[`${name}`.toLowerCase()] ?? whole;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** RFC 9112 section 7.1: each chunk has its length in hex before it. */
function withoutChunks(body: string): string {
  let text = '';
  for (let at = 0; at < body.length; ) {
    const [line, length] = /^([0-9a-f]{1,8})[^\r\n]*\r\n/i.exec(body.slice(at, at + 100)) ?? [];
    if (line === undefined || length === undefined) break;
    const size = Number.parseInt(length, 16);
    if (size === 0) break;
    text += body.slice(at + line.length, at + line.length + size);
    at += line.length + size + 2;
  }
  return text;
}

function header(head: string, name: string): string | null {
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).toLowerCase() === name)
      return line.slice(colon + 1).trim();
  }
  return null;
}

function cutHeader(head: string, name: string, decode: Decode): string | null {
  const value = header(head, name);
  return value === null || value === '' ? null : cut(decode(value));
}

/** By characters, so that none is cut in two. */
function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST_TEXT) return text;
  return `${characters.slice(0, LONGEST_TEXT).join('')}…`;
}
