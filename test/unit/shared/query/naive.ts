import fc from 'fast-check';
import { parseAddress } from '../../../../shared/address/ip.ts';
import { mappedIpv4 } from '../../../../shared/address/scope.ts';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';

/** A piece of a query: how it may be written, and whether a row is meant by it. */
export interface Piece {
  readonly text: string;
  readonly isMeant: (row: SocketRow, now: number) => boolean;
}

export const NOW = Date.UTC(2050, 0, 1);

const plain = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').toLowerCase();
const ROLES = ['listener', 'bound', 'inbound', 'outbound'] as const;
const number = fc.integer({ min: 0, max: 65_535 });

/** What is shown of a row, one after the other, in both languages. */
function shown(row: SocketRow): string[] {
  const zone = row.interface === null ? '' : `%${row.interface}`;
  const at = (address: string, port: number, tail: string): string =>
    address.includes(':') ? `[${address}${tail}]:${port}` : `${address}${tail}:${port}`;
  const words = [
    `${row.protocol}${row.family}`,
    row.state,
    row.range,
    at(row.local.address, row.local.port, zone),
    row.remote && at(row.remote.address, row.remote.port, ''),
    row.self ? 'Portico' : null,
    row.service?.name,
    row.user,
    row.unit,
    row.container?.name,
    ...row.owners.flatMap((owner) => [
      owner.name,
      `${owner.pid}`,
      owner.user,
      owner.path,
      owner.commandLine,
    ]),
    row.role,
    row.exposure,
    ...[en, ja].flatMap((messages) => [
      messages.roles[row.role],
      row.exposure && messages.exposures[row.exposure],
      row.ownersStatus === 'hidden' ? messages.ownerHidden : null,
    ]),
  ];
  return words.filter((word) => typeof word === 'string').map(plain);
}

function word(text: string): Piece {
  return {
    text: `"${text}"`,
    isMeant: (row) => shown(row).some((part) => part.includes(plain(text))),
  };
}

const words = fc
  .constantFrom('tcp', 'LISTEN', '1', 'ｅ', 'hidden', '待ち受け', 'one interface', '127.0.0.1', 'x')
  .map(word);

const ports = fc.oneof(
  number.map(
    (port): Piece => ({ text: `port:${port}`, isMeant: (row) => row.local.port === port }),
  ),
  fc.tuple(number, number).map(([a, b]): Piece => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const isMeant = ({ local }: SocketRow) => local.port >= from && local.port <= to;
    return { text: `port:${from}-${to}`, isMeant };
  }),
  number
    .filter((port) => port < 65_535)
    .map((port): Piece => ({ text: `port:>${port}`, isMeant: ({ local }) => local.port > port })),
  fc.tuple(number, number).map(
    ([a, b]): Piece => ({
      text: `remote:${a},<=${b}`,
      isMeant: ({ remote }) => remote !== null && (remote.port === a || remote.port <= b),
    }),
  ),
);

const enums = fc.oneof(
  fc
    .constantFrom(...ROLES)
    .map(
      (role): Piece => ({ text: `role:${ja.roles[role]}`, isMeant: (row) => row.role === role }),
    ),
  fc.constantFrom('tcp', 'udp').map(
    (protocol): Piece => ({
      text: `PROTO：${protocol}`,
      isMeant: (row) => row.protocol === protocol,
    }),
  ),
  fc.constant<Piece>({
    text: 'exposure:open',
    isMeant: ({ exposure }) => exposure !== null && exposure !== 'loopback',
  }),
  fc.constant<Piece>({ text: 'is:dynamic', isMeant: (row) => row.inDynamicRange === true }),
  fc.constant<Piece>({
    text: 'is:self,hidden',
    isMeant: (row) => row.self || row.ownersStatus === 'hidden',
  }),
  fc.constant<Piece>({ text: 'family:6', isMeant: (row) => row.family === 6 }),
);

const texts = fc.constantFrom('a', '"', 'CON', '名前', '=1', 'wide').chain((text) => {
  const written = `"${text.replaceAll('"', '""')}"`;
  const has = (part: string | null | undefined) =>
    part !== null && part !== undefined && plain(part).includes(plain(text));
  return fc.constantFrom<Piece>(
    { text: `owner:${written}`, isMeant: (row) => row.owners.some(({ name }) => has(name)) },
    {
      text: `user:${written}`,
      isMeant: (row) => has(row.user) || row.owners.some(({ user }) => has(user)),
    },
    { text: `service:${written}`, isMeant: (row) => has(row.service?.name) },
    { text: `unit:${written}`, isMeant: (row) => has(row.unit) },
  );
});

/** An address as so many digits 0 and 1; empty where it is of the other family. */
function bitsOf(address: string, family: 4 | 6): string {
  const text = family === 4 ? (mappedIpv4(address) ?? address) : address;
  const parsed = parseAddress(text);
  if (parsed?.family !== family) return '';
  if (family === 4) {
    return text
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const inside = mappedIpv4(text);
  if (inside) return '0'.repeat(80) + '1'.repeat(16) + bitsOf(inside, 4);
  const [head = '', tail = ''] = text.split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
      .join(''),
  );
  return head + '0'.repeat(128 - head.length - tail.length) + tail;
}

const networks = fc
  .tuple(
    fc.constantFrom('10.0.0.1', '127.0.0.0', '0.0.0.0', '::1', 'fe80::1', '::', '2001:db8::'),
    fc.integer({ min: 0, max: 32 }),
  )
  .map(([address, bits]): Piece => {
    const family = address.includes(':') ? 6 : 4;
    const wanted = bitsOf(address, family).slice(0, bits);
    return {
      text: `addr:${address}/${bits}`,
      isMeant: ({ local }) => {
        const found = bitsOf(local.address, family);
        return found !== '' && found.startsWith(wanted);
      },
    };
  });

const news = fc.integer({ min: 1, max: 30_000 }).map(
  (days): Piece => ({
    text: `new:${days}d`,
    isMeant: (row, now) => !row.presentAtStart && row.firstSeenAt >= now - days * 86_400_000,
  }),
);

const leaves: fc.Arbitrary<Piece> = fc.oneof(words, ports, enums, texts, networks, news);

/** Queries of every shape, each with what it means, written down without any of the parser's code. */
export const pieces: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    tie('piece').map(
      (part): Piece => ({ text: `-(${part.text})`, isMeant: (...row) => !part.isMeant(...row) }),
    ),
    fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map(
      (parts): Piece => ({
        text: parts.map(({ text }) => `(${text})`).join('\u3000'),
        isMeant: (...row) => parts.every((part) => part.isMeant(...row)),
      }),
    ),
    fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map(
      (parts): Piece => ({
        text: `(${parts.map(({ text }) => text).join(' OR ')})`,
        isMeant: (...row) => parts.some((part) => part.isMeant(...row)),
      }),
    ),
  ),
})).piece;
