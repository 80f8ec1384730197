import { describe, expect, test } from 'vitest';
import { groupedTable } from '../../../electron/cli/output/grouped-table.ts';
import { inOrder } from '../../../electron/cli/output/order.ts';
import type { Style } from '../../../electron/cli/output/style.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { PLAIN_STYLE } from '../../support/plain-style.ts';

/** Marks instead of colours. */
const MARKED: Style = {
  ...PLAIN_STYLE,
  any: (text) => `any ${text}`,
  interface: (text) => `interface ${text}`,
  loopback: (text) => `loopback ${text}`,
};

function table(rows: Parameters<typeof groupedTable>[0], style = PLAIN_STYLE): string[] {
  return groupedTable(inOrder(rows), messagesIn('en'), style, null).split('\n');
}

function at(port: number, rest: Parameters<typeof makeRow>[0] = {}) {
  return makeRow({ local: { address: '127.0.0.1', port }, ...rest });
}

test('the groups stand in the order of their numbers, rows in each by port', () => {
  const lines = table([at(50_000), at(443), at(8080), at(22), at(49_152), at(3000)]);
  const firstWords = lines.map((line) => line.trim().split(/\s+/)[0]).filter(Boolean);
  expect(firstWords).toEqual([
    ...['Well-known', 'Port', '22', '443'],
    ...['Registered', 'Port', '3000', '8080'],
    ...['Ephemeral', 'Port', '49152', '50000'],
  ]);
});

test('a range without sockets has no group', () => {
  expect(table([at(22)]).join('\n')).not.toMatch(/Registered|Ephemeral/);
});

test('the head of a group counts its sockets, its doors and those open to the network', () => {
  const remote = { address: '127.0.0.1', port: 50_000 };
  const wild = at(80, { local: { address: '0.0.0.0', port: 80 } });
  const [head] = table([at(22), wild, at(80, { remote, role: 'inbound' })]);
  expect(head).toContain('0–1023');
  expect(head).toContain('3 sockets · 2 doors open · 1 open to the network');
});

test('rows are coloured by who can come: everybody, one network, this machine; connections are not', () => {
  const lines = table(
    [
      at(1, { exposure: 'any' }),
      at(2, { exposure: 'interface' }),
      at(3, { exposure: 'link-local' }),
      at(4, { exposure: 'loopback' }),
      at(5, { remote: { address: '127.0.0.1', port: 50_000 } }),
    ],
    MARKED,
  );
  const marks = lines.slice(2, 7).map((line) => line.trim().split(/\s+/)[0]);
  expect(marks).toEqual(['any', 'interface', 'interface', 'loopback', '5']);
});

test('several processes are counted, their different names told, and our own marked', () => {
  const owners = [
    makeOwner({ pid: 10, name: 'master' }),
    makeOwner({ pid: 11, name: 'worker' }),
    makeOwner({ pid: 12, name: 'worker' }),
  ];
  const line = table([at(80, { owners, self: true })])[2];
  expect(line).toContain('master, worker (Portico)');
  expect(line).toContain('10 +2');
});

test('a hidden holder is told apart from none', () => {
  const lines = table([at(1, { ownersStatus: 'hidden' }), at(2, { ownersStatus: 'none' })]);
  expect(lines[2]).toContain('hidden');
  expect(lines[3]).not.toContain('hidden');
});

test('a process cannot command the terminal by its name', () => {
  const owners = [makeOwner({ name: 'evil\u001b[2J\nroot\u202e' })];
  const lines = table([at(80, { owners })]);
  expect(lines).toHaveLength(4);
  expect(lines[2]).toContain('evil‹U+001B›[2J‹U+000A›root‹U+202E›');
});

test('an empty list says whether there is nothing or nothing that matches', () => {
  const english = messagesIn('en');
  expect(groupedTable([], english, PLAIN_STYLE, null)).toBe('No sockets.');
  expect(groupedTable([], english, PLAIN_STYLE, 'ssh')).toContain('“ssh”');
});

describe.each(['en', 'ja'] as const)('on a terminal of 80 columns in %s', (language) => {
  const messages = messagesIn(language);
  const shared = [makeOwner({ pid: 4_194_302, name: 'postgres' }), makeOwner({ pid: 4_194_303 })];
  const long = [makeOwner({ name: 'a-program-with-a-very-long-name-indeed' })];
  const rows = [
    at(5432, { exposure: 'any', owners: shared }),
    at(54_321, { exposure: 'interface', owners: long }),
  ];
  const narrow = { ...PLAIN_STYLE, width: 80 };

  test('pids, addresses and exposures stay whole; the count of further holders goes', () => {
    const text = groupedTable(inOrder(rows), messages, narrow, null);
    for (const whole of ['4194302', '4711', '127.0.0.1:5432', 'postgres']) {
      expect(text).toContain(whole);
    }
    for (const exposure of ['any', 'interface'] as const) {
      expect(text).toContain(messages.exposures[exposure]);
    }
    expect(text).not.toContain('+1');
  });

  test('a port is never cut, however long its address', () => {
    const remote = { address: '2001:db8:1:2:3:4:5:6', port: 44_321 };
    const local = { address: '2001:db8:1:2:3:4:5:7', port: 54_999 };
    const all = [...rows, at(1, { local, remote, owners: shared })];
    const lines = groupedTable(inOrder(all), messages, narrow, null).split('\n');
    expect(lines.find((line) => line.includes('tcp6'))).toMatch(/\[2001:d…:54999/);
  });
});

test('the service of an outgoing connection is marked as that of the other side', () => {
  const remote = { address: '192.0.2.1', port: 443 };
  const service = { name: 'https', description: '', side: 'remote' } as const;
  expect(table([at(50_000, { remote, service })])[2]).toContain('→ https');
});

test('the network namespace has a column only where some row is of another one', () => {
  const title = 'Network namespace';
  expect(table([at(22)]).join('\n')).not.toContain(title);
  const lines = table([at(22), at(80, { netns: '4026532290' }), at(81, { netns: 'tables:7' })]);
  expect(lines[1]).toMatch(new RegExp(`  ${title}$`));
  const column = lines[1]?.indexOf(title) ?? -1;
  const cells = lines.slice(2, 5).map((line) => line.slice(column));
  expect(cells).toEqual(['', '4026532290', 'tables:7']);
});

test('a process of a container, or that publishes for one, is named with it', () => {
  const owners = [makeOwner({ name: 'docker-proxy' })];
  const container = { id: 'c0ffee', name: 'shop', runtime: 'docker' };
  expect(table([at(22, { owners, container })]).join('\n')).toContain('docker-proxy (shop)');
  const unnamed = { ...container, name: null };
  expect(table([at(22, { owners, container: unnamed })]).join('\n')).not.toContain('(');
});
