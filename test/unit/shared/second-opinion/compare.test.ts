import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceName } from '../../../../shared/model/status.ts';
import { compare, type Testimony } from '../../../../shared/second-opinion/compare.ts';
import type { SeenSocket } from '../../../../shared/second-opinion/opinion.ts';

function socket(local: string, more: Partial<SeenSocket> = {}): SeenSocket {
  return {
    protocol: 'tcp',
    local,
    remote: null,
    port: Number(local.slice(local.lastIndexOf(':') + 1)),
    state: 'LISTEN',
    ...more,
  };
}

/** One source that saw the same at both looks, or what is given for each. */
function saw(source: SourceName, first: readonly SeenSocket[], second = first): Testimony {
  return { source, looks: [first, second] };
}

const WEB = socket('0.0.0.0:80');
const SSH = socket('0.0.0.0:22');

test('sources that see the same differ in nothing, in whatever order they say it', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([WEB, SSH, socket('[::]:443')]), (sockets) => {
      const { differences } = compare(
        [saw('netlink', sockets), saw('proc', [...sockets].reverse())],
        null,
      );
      expect(differences).toEqual([]);
    }),
  );
});

test('what one source shows at both looks and another at neither is not explained', () => {
  const { differences, counts } = compare([saw('netlink', [WEB, SSH]), saw('proc', [WEB])], null);
  expect(differences).toMatchObject([
    { kind: 'unexplained', local: '0.0.0.0:22', seenBy: ['netlink'], missedBy: ['proc'] },
  ]);
  expect(counts.unexplained).toBe(1);
});

test('what opened or closed between two looks is no difference', () => {
  const opened = compare([saw('netlink', [WEB], [WEB, SSH]), saw('proc', [WEB])], null);
  const closed = compare([saw('netlink', [WEB, SSH], [WEB]), saw('proc', [WEB])], null);
  expect([...opened.differences, ...closed.differences]).toEqual([]);
  const late = compare([saw('netlink', [WEB, SSH]), saw('proc', [WEB], [WEB, SSH])], null);
  expect(late.differences).toEqual([]);
});

test('the known gaps of a source explain what it leaves out', () => {
  const dns = socket('0.0.0.0:53', { protocol: 'udp', state: 'BOUND' });
  const bound = socket('0.0.0.0:99', { state: 'BOUND' });
  const closing = socket('10.0.0.1:5000', { remote: '10.0.0.2:80', state: 'FIN_WAIT_2' });
  const long = socket('[2001:db8:1111:2222:3333:4444:5555:6666]:80');
  const all = [WEB, dns, bound, closing, long];
  const { differences } = compare(
    [saw('netlink', all), saw('proc', [WEB, dns, closing, long]), saw('systeminformation', [WEB])],
    null,
  );
  expect(differences.map(({ kind, gaps }) => [kind, ...gaps])).toEqual([
    ['known-gap', 'no-bound-udp'],
    ['known-gap', 'no-ipv6-whole'],
    ['known-gap', 'no-bound-tcp'],
    ['known-gap', 'no-closing'],
  ]);
});

test('a gap of one source does not explain that another one misses it too', () => {
  const dns = socket('0.0.0.0:53', { protocol: 'udp', state: 'BOUND' });
  const { differences } = compare(
    [saw('netlink', [dns]), saw('proc', []), saw('systeminformation', [])],
    null,
  );
  expect(differences.map(({ kind }) => kind)).toEqual(['unexplained']);
});

test('an address that was cut is the whole one', () => {
  const whole = socket('[2001:db8:1111::5]:80');
  const cut = socket('[2001:db8:11…]:80');
  const { differences } = compare([saw('netlink', [whole]), saw('systeminformation', [cut])], null);
  expect(differences).toEqual([]);
});

test('a port that is taken and that nobody shows is the gravest of all', () => {
  const tried = { taken: new Set(['tcp 22', 'tcp 31337']), free: new Set<string>() };
  const { differences } = compare([saw('netlink', [SSH, WEB]), saw('proc', [SSH])], tried);
  expect(differences.map(({ kind, port }) => [kind, port])).toEqual([
    ['nobody-shows', 31337],
    ['unexplained', 80],
  ]);
});

test('a connection explains that its port is taken', () => {
  const out = socket('10.0.0.1:40000', { remote: '10.0.0.2:80', state: 'ESTABLISHED' });
  const tried = { taken: new Set(['tcp 40000']), free: new Set<string>() };
  expect(compare([saw('netlink', [out]), saw('proc', [out])], tried).differences).toEqual([]);
});

test('a door at a port that anybody could have is told', () => {
  const tried = { taken: new Set<string>(), free: new Set(['tcp 80', 'tcp 99']) };
  const bound = socket('0.0.0.0:99', { state: 'BOUND' });
  const { differences } = compare([saw('netlink', [WEB, bound])], tried);
  expect(differences).toMatchObject([{ kind: 'port-free', port: 80, seenBy: ['netlink'] }]);
});
