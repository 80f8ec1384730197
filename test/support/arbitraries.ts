import fc from 'fast-check';
import { formatIpv4, formatIpv6 } from '../../shared/address/ip.ts';
import { EXPOSURES } from '../../shared/model/exposure.ts';
import { rangeOf } from '../../shared/model/range.ts';
import type { Endpoint, Owner, Rows, SocketRow } from '../../shared/model/socket.ts';
import { STATES } from '../../shared/model/state.ts';

/** Ports of all three ranges, those at their edges more often than by chance. */
export const ports: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 65535 }),
  fc.constantFrom(0, 1, 1023, 1024, 49151, 49152, 65535),
);

/** Eight groups of 16 bits; zeros often, so that there are runs of them. */
export const ipv6Groups: fc.Arbitrary<number[]> = fc.array(
  fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 0xffff })),
  { minLength: 8, maxLength: 8 },
);
export const ipv4Octets: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 0, max: 255 }), {
  minLength: 4,
  maxLength: 4,
});

/** Canonical addresses of both families. */
export const addresses: fc.Arbitrary<string> = fc.oneof(
  ipv4Octets.map((octets) => formatIpv4(octets)),
  ipv6Groups.map((groups) => formatIpv6(groups)),
  fc.constantFrom('0.0.0.0', '127.0.0.1', '169.254.7.7', '::', '::1', 'fe80::1', '::ffff:10.0.0.1'),
);

export const endpoints: fc.Arbitrary<Endpoint> = fc.record({ address: addresses, port: ports });

/** Text as programs of ill will name themselves, among plain words. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '=HYPERLINK("http://example.test")',
    '＝1+1',
    '-2+3',
    '@sum',
    'a,b',
    'say "hi"',
    'two\r\nlines',
    '\u202egpj.exe',
    '\u001b[31mred\u001b[0m',
    'zero\u200bwidth',
    '名前',
  ),
);

const times = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const text = fc.option(hostileText, { nil: null });

export const owners: fc.Arbitrary<Owner> = fc.record({
  pid: fc.integer({ min: 0, max: 4_194_304 }),
  name: hostileText,
  path: text,
  commandLine: text,
  user: text,
  startedAt: fc.option(times, { nil: null }),
  parentPid: fc.option(fc.nat(), { nil: null }),
});

const rowParts = {
  id: hostileText,
  protocol: fc.constantFrom('tcp', 'udp'),
  family: fc.constantFrom(4, 6),
  local: endpoints,
  remote: fc.option(endpoints, { nil: null }),
  interface: fc.option(fc.constantFrom('lo', 'eth0', '__proto__'), { nil: null }),
  v6only: fc.option(fc.boolean(), { nil: null }),
  netns: fc.option(fc.constantFrom('4026531840', 'guest'), { nil: null }),
  state: fc.constantFrom(...STATES),
  role: fc.constantFrom('listener', 'bound', 'inbound', 'outbound'),
  inDynamicRange: fc.option(fc.boolean(), { nil: null }),
  exposure: fc.option(fc.constantFrom(...EXPOSURES), { nil: null }),
  service: fc.option(
    fc.record({
      name: hostileText,
      description: hostileText,
      side: fc.constantFrom('local', 'remote'),
    }),
    { nil: null },
  ),
  uid: fc.option(fc.nat(), { nil: null }),
  user: text,
  unit: text,
  container: fc.option(
    fc.record({ id: hostileText, name: text, runtime: fc.constantFrom('docker', 'podman') }),
    { nil: null },
  ),
  self: fc.boolean(),
  firstSeenAt: times,
  presentAtStart: fc.boolean(),
  asleepSince: fc.option(times, { nil: null }),
  owners: fc.array(owners, { maxLength: 3 }),
  ownersStatus: fc.constantFrom('complete', 'partial', 'hidden', 'none'),
  traffic: fc.option(
    fc.record({
      bytesSent: fc.nat(),
      bytesReceived: fc.nat(),
      retransmits: fc.nat(),
      rttUs: fc.option(fc.nat(), { nil: null }),
      minRttUs: fc.option(fc.nat(), { nil: null }),
    }),
    { nil: null },
  ),
} as const;

/** Rows with every field of any value it may have; the range is that of the local port. */
export const rows: fc.Arbitrary<SocketRow> = fc
  .record(rowParts)
  .map((parts) => ({ ...parts, range: rangeOf(parts.local.port) }));

/** All rows of a reading: few of them, and ids that come again in other readings. */
export const rowsMaps: fc.Arbitrary<Rows> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'))
  .chain((ids) =>
    fc.tuple(...ids.map((id) => rows.map((row): [string, SocketRow] => [id, { ...row, id }]))),
  )
  .map((entries) => new Map(entries));

/** What a row is in one reading: not there, one of two values, or an equal copy of the second. */
const appearances = fc.constantFrom('absent', 'one', 'other', 'copy of other');

/**
 * Readings that follow each other, as a machine gives them: rows come, stay, change, change back, go and
 * come again, and an unchanged row is now and then another object.
 */
export function readings(min: number, max: number): fc.Arbitrary<Rows[]> {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const variants = fc.tuple(rows, rows);
  const reading = fc.array(appearances, { minLength: ids.length, maxLength: ids.length });
  return fc
    .tuple(
      fc.array(variants, { minLength: ids.length, maxLength: ids.length }),
      fc.array(reading, { minLength: min, maxLength: max }),
    )
    .map(([choices, steps]) => {
      const named = choices.map((pair, index) =>
        pair.map((row): SocketRow => ({ ...row, id: ids[index] ?? '' })),
      );
      return steps.map(
        (step) => new Map(step.flatMap((seen, at) => appear(seen, named[at] ?? []))),
      );
    });
}

function appear(seen: string, [one, other]: SocketRow[]): [string, SocketRow][] {
  const row = seen === 'one' ? one : other;
  if (seen === 'absent' || !row) return [];
  return [[row.id, seen === 'copy of other' ? { ...row, owners: [...row.owners] } : row]];
}
