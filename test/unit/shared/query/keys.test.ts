import { describe, expect, test } from 'vitest';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { finds } from '../../../support/query.ts';

const DOOR = makeRow({
  local: { address: '0.0.0.0', port: 3000 },
  service: { name: 'HTTP-alt', description: '', side: 'local' },
  user: 'Root',
  unit: 'web.service',
  container: { id: 'c0ffee', name: 'Front', runtime: 'docker' },
  netns: '4026531840',
  inDynamicRange: true,
  ownersStatus: 'complete',
  owners: [makeOwner({ name: 'node', pid: 1234, user: 'www' })],
});
const VISIT = makeRow({
  protocol: 'udp',
  local: { address: '::ffff:10.1.2.3', port: 51_000 },
  remote: { address: '2001:db8::7', port: 443 },
  role: 'outbound',
  self: true,
  ownersStatus: 'hidden',
  service: { name: 'https', description: '', side: 'remote' },
  user: null,
});

describe.each([
  ['port:3000', true, false],
  ['port:80,443,3000', true, false],
  ['port:3000-3999', true, false],
  ['port:>3000', false, true],
  ['port:>=3000', true, true],
  ['port:<3000', false, false],
  ['port:<=3000', true, false],
  ['ＰＯＲＴ：３０００', true, false],
  ['proto:udp', false, true],
  ['PROTO:Tcp', true, false],
  ['proto:tcp,udp', true, true],
  ['state:listen', true, false],
  ['state:LISTENING', true, false],
  ['state:connected', false, true],
  ['role:listener', true, false],
  ['role:待ち受け', true, false],
  ['role:"outgoing connection"', false, true],
  ['range:registered', true, false],
  ['range:エフェメラルポート', false, true],
  ['exposure:any', true, false],
  ['exposure:open', true, false],
  ['exposure:loopback', false, false],
  ['exposure:ネットワークに開いている', true, false],
  ['exposure:全インターフェース', true, false],
  ['owner:NOD', true, false],
  ['owner:=node', true, false],
  ['owner:=nod', false, false],
  ['owner:*', true, false],
  ['owner:"*"', false, false],
  ['pid:1234', true, false],
  ['pid:1,1000-2000', true, false],
  ['user:root', true, false],
  ['user:www', true, false],
  ['service:http', true, true],
  ['service:=https', false, true],
  ['addr:0.0.0.0', true, false],
  ['addr:10.0.0.0/8', false, true],
  ['addr:10.1.2.3', false, true],
  ['addr:10.1.2.0/30', false, true],
  ['addr:10.1.2.4/30', false, false],
  ['addr:::ffff:10.1.0.0/112', false, true],
  ['addr:10.1.', false, true],
  ['addr:0.0.0.0/0', true, true],
  ['addr:::/0', false, true],
  ['remote:443', false, true],
  ['remote::443', false, true],
  ['remote:400-499', false, true],
  ['remote:2001:db8::/32', false, true],
  ['remote:2001:db9::/32', false, false],
  ['remote:2001:DB8:', false, true],
  ['remote:[2001:db8:0::7]:443', false, true],
  ['remote:[2001:db8::7]:444', false, false],
  ['remote:https', false, true],
  ['remote:*', false, true],
  ['container:front', true, false],
  ['container:*', true, false],
  ['unit:web', true, false],
  ['netns:*', true, false],
  ['family:4', true, false],
  ['family:IPv6', false, true],
  ['is:self', false, true],
  ['is:hidden', false, true],
  ['is:非公開', false, true],
  ['is:dynamic', true, false],
  ['-owner:node', false, true],
  ['-"node"', false, true],
  ['-(proto:udp or port:3000)', false, false],
  ['proto:udp or port:3000', true, true],
  ['proto:udp OR port:1 node', false, true],
  ['(proto:udp or port:3000) node', true, false],
  ['port:3000 -is:dynamic', false, false],
])('%s', (query, door, visit) => {
  test(`${door ? 'finds' : 'leaves out'} a door`, () => expect(finds(query, DOOR)).toBe(door));
  test(`${visit ? 'finds' : 'leaves out'} a connection`, () =>
    expect(finds(query, VISIT)).toBe(visit));
});

test('new: is for a while, and never for what was there from the start', () => {
  const seen = makeRow({ firstSeenAt: 1_000_000 });
  const old = makeRow({ firstSeenAt: 1_000_000, presentAtStart: true });
  for (const [query, ms] of [
    ['new:30s', 30_000],
    ['new:5M', 300_000],
    ['new:2h', 7_200_000],
    ['new:1日', 86_400_000],
  ] as const) {
    expect(finds(query, seen, 1_000_000 + ms)).toBe(true);
    expect(finds(query, seen, 1_000_001 + ms)).toBe(false);
    expect(finds(query, old, 1_000_001)).toBe(false);
  }
});

test.each(['2001:db8::7', '[2001:db8::7]:443', '10.1.2.3', ':443'])(
  'an address is a word: %s',
  (word) => {
    expect(finds(word, VISIT)).toBe(true);
    expect(finds(word, DOOR)).toBe(false);
  },
);

test.each([
  'dead:beef::1',
  'http://localhost:3000/',
  'C:\\Programs\\node.exe',
  'call(1)',
  'x86:fast',
])('text with a sign of the language in it is a word: %s', (word) => {
  const row = makeRow({ owners: [makeOwner({ commandLine: `node ${word}` })] });
  expect(finds(word, row)).toBe(true);
  expect(finds(word, DOOR)).toBe(false);
});

test('an address that a source cut is in no network', () => {
  expect(finds('addr:::/0', makeRow({ local: { address: 'fe80:1:2…', port: 1 } }))).toBe(false);
});
