import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from '../../../../shared/model/range.ts';
import { allCommonUses } from '../../../../shared/registry/life/common-uses.ts';
import type { DoorFacts } from '../../../../shared/registry/verdict.ts';
import { verdictOf } from '../../../../shared/registry/verdict.ts';

type Program = DoorFacts['programs'][number];

const program = (name: string, commandLine: string | null = null, path: string | null = null) =>
  ({ name, path, commandLine }) satisfies Program;

const NOTHING_TO_SAY = { verdict: 'unknown', expected: [], by: null };

function facts(port: number, programs: readonly Program[], more: Partial<DoorFacts> = {}) {
  const range = rangeOf(port);
  return {
    port,
    protocol: 'tcp',
    range,
    inDynamicRange: false,
    service: null,
    programs,
    ...more,
  } as const;
}

function verdict(port: number, programs: readonly Program[], more: Partial<DoorFacts> = {}) {
  return verdictOf(facts(port, programs, more));
}

test.each<[string, number, Program, Partial<DoorFacts>]>([
  ['the name', 5432, program('postgres'), {}],
  ['the name in capitals with an ending', 1433, program('SQLSERVR.EXE'), {}],
  ['the name as the kernel cut it', 53, program('systemd-resolve'), { protocol: 'udp' }],
  ['the file', 6379, program('thread-1', null, '/usr/bin/redis-server'), {}],
  ['the title', 5432, program('postgres: 16/main: writer'), {}],
  ['what it was started as', 631, program('main', '/usr/sbin/cupsd -l'), {}],
  ['the script', 5173, program('MainThread', 'node /x/node_modules/vite/bin/vite.js'), {}],
  ['the interpreter', 5173, program('nodejs'), {}],
  ['the module', 8888, program('python3.11', 'python3 -m jupyter lab'), {}],
  ['the archive', 50_000, program('java', 'java -jar /usr/share/java/jenkins.war'), {}],
])('a program fits a common use by %s', (_how, port, holder, more) => {
  expect(verdict(port, [holder], more)).toMatchObject({ verdict: 'matches', by: 'common-use' });
});

test('of several uses those that fit are told', () => {
  expect(verdict(6006, [program('node')])).toEqual({
    verdict: 'matches',
    expected: ['Storybook / TensorBoard'],
    by: 'common-use',
  });
  expect(verdict(6006, [program('Xorg')])).toEqual({
    verdict: 'matches',
    expected: ['X11 displays'],
    by: 'common-use',
  });
});

test.each<[number, string, string, string[]]>([
  [80, 'nginx', 'http', ['www', 'www-http']],
  [25, 'master', 'smtp', []],
  [6667, 'ngircd', 'ircu', []],
  [21, 'ftpd', 'ftp', []],
  [79, 'fingerd', 'finger', []],
  [2628, 'dictd', 'dict', []],
  [4190, 'x', 'y', ['X']],
])('at %i %s fits the registry’s name %s', (port, name, service, aliases) => {
  expect(verdict(port, [program(name)], { service: { name: service, aliases } })).toEqual({
    verdict: 'matches',
    expected: [service],
    by: 'registry',
  });
});

test('a client that is called like the service does not fit it', () => {
  const service = { name: 'ssh' };
  expect(verdict(22, [program('ssh')], { service }).verdict).toBe('unknown');
  expect(verdict(2222, [program('ssh')], { service }).verdict).toBe('unknown');
});

test.each<[number, Program, string]>([
  [3306, program('node'), 'MySQL / MariaDB'],
  [3306, program('MainThread', 'node server.js'), 'MySQL / MariaDB'],
  [5432, program('python3.12', 'python3 -m http.server 5432'), 'PostgreSQL'],
  [22, program('mysqld'), 'SSH server'],
  [6379, program('java', 'java -jar shop.jar'), 'Redis / Valkey'],
  [27_017, program('redis-server'), 'MongoDB'],
])('a known other program at %i differs', (port, holder, use) => {
  expect(verdict(port, [holder])).toEqual({
    verdict: 'differs',
    expected: [use],
    by: 'common-use',
  });
});

test.each([3000, 3001, 8000, 8080, 8443, 50_051, 49_152])(
  'nothing is said of who holds %i, where any program may',
  (port) => {
    for (const name of ['node', 'mysqld', 'postgres', 'something']) {
      expect(verdict(port, [program(name)], { service: { name: 'hbci' } })).toEqual(NOTHING_TO_SAY);
    }
  },
);

test.each([
  ['a forwarder of containers', 'docker-proxy'],
  ['a forwarder of containers', 'conmon'],
  ['a forwarder of rootless containers', 'rootlessport'],
  ['what starts services when somebody knocks', 'systemd'],
  ['a tunnel', 'ssh'],
  ['a tunnel seen from its server', 'sshd'],
  ['a virtual machine', 'qemu-system-x86_64'],
  ['a proxy', 'haproxy'],
  ['an editor that forwards ports', 'code'],
  ['a program never heard of', 'my-own-server'],
])('%s at a kept door is unknown, and what it was held against is told', (_what, name) => {
  expect(verdict(3306, [program(name)])).toEqual({
    verdict: 'unknown',
    expected: ['MySQL / MariaDB'],
    by: 'common-use',
  });
});

test('a known other program at a door that many use is unknown', () => {
  expect(verdict(5173, [program('mysqld')]).verdict).toBe('unknown');
  expect(verdict(80, [program('node')], { service: { name: 'http' } })).toEqual({
    verdict: 'unknown',
    expected: ['http'],
    by: 'registry',
  });
});

test('a port that this system hands out never differs, and the registry’s name counts for nothing there', () => {
  const handedOut = { inDynamicRange: true, service: { name: 'mysqlx' } };
  expect(verdict(3306, [program('node')], { inDynamicRange: true }).verdict).toBe('unknown');
  expect(verdict(33_061, [program('mysqlxd')], handedOut)).toEqual(NOTHING_TO_SAY);
  expect(verdict(50_123, [program('node')])).toEqual(NOTHING_TO_SAY);
  // The program itself is evidence enough.
  expect(verdict(33_060, [program('mysqld')], handedOut).verdict).toBe('matches');
});

test('one of several programs is enough to fit, and all of them are needed to differ', () => {
  expect(verdict(22, [program('systemd'), program('sshd')]).verdict).toBe('matches');
  expect(verdict(3306, [program('node'), program('docker-proxy')]).verdict).toBe('unknown');
  expect(verdict(3306, [program('node'), program('python3')]).verdict).toBe('differs');
});

test('where some holders are hidden, the others never differ but may fit', () => {
  const partial = { ownersStatus: 'partial' } as const;
  expect(verdict(3306, [program('node')], partial).verdict).toBe('unknown');
  expect(verdict(3306, [program('mysqld')], partial).verdict).toBe('matches');
});

test('the name of a container or unit helps to fit', () => {
  const holder = [program('docker-proxy')];
  expect(verdict(6379, holder, { container: 'shop-redis-1' }).verdict).toBe('matches');
  expect(verdict(27_017, holder, { container: 'mongo' }).verdict).toBe('matches');
  expect(verdict(6379, holder, { container: 'shop-web-1' }).verdict).toBe('unknown');
  const postgresql = { unit: 'postgresql@16-main.service', service: { name: 'postgresql' } };
  expect(verdict(5432, [program('wrapper')], postgresql)).toMatchObject({
    verdict: 'matches',
    by: 'registry',
  });
});

const anyText = fc.string({ unit: 'binary' });
const anyName = fc.oneof(
  anyText,
  fc.constantFrom('constructor', '__proto__', 'node', 'mysqld', 'docker-proxy', 'systemd-resolve'),
);
const anyProgram = fc.record({
  name: anyName,
  path: fc.option(anyText),
  commandLine: fc.option(
    fc.oneof(
      anyText,
      fc.array(anyName).map((words) => words.join(' ')),
    ),
  ),
});
const anyFacts = fc
  .record({
    port: fc.oneof(
      fc.integer({ min: 0, max: 65_535 }),
      fc.constantFrom(...allCommonUses().map(({ port }) => port)),
    ),
    protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    inDynamicRange: fc.option(fc.boolean()),
    service: fc.option(fc.record({ name: anyName, aliases: fc.array(anyName) })),
    programs: fc.array(anyProgram, { maxLength: 3 }),
    unit: fc.option(anyText),
    container: fc.option(anyText),
  })
  .map((made) => ({ ...made, range: rangeOf(made.port) }));

test('any text is judged without an error, and differs only at doors kept for others', () => {
  fc.assert(
    fc.property(anyFacts, (made) => {
      const { verdict: said, expected, by } = verdictOf(made);
      expect(by === null).toBe(expected.length === 0);
      if (said !== 'differs') return;
      expect(made.programs).not.toEqual([]);
      const held = allCommonUses().filter(({ name }) => expected.includes(name));
      expect(held.every(({ exclusive }) => exclusive)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('hidden holders are unknown, whatever else is known', () => {
  fc.assert(
    fc.property(anyFacts, fc.boolean(), (made, isEmpty) => {
      const hidden = isEmpty
        ? { ...made, programs: [] }
        : { ...made, ownersStatus: 'hidden' as const };
      expect(verdictOf(hidden)).toEqual(NOTHING_TO_SAY);
    }),
  );
});

test('every program that a use names fits it', () => {
  for (const { port, protocol, programs, name } of allCommonUses()) {
    for (const holder of programs) {
      const said = verdictOf(facts(port, [program(holder)], { protocol }));
      expect(said.verdict, `${holder} at ${port}`).toBe('matches');
      expect(said.expected).toContain(name);
    }
  }
});
