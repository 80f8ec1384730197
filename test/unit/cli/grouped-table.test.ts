import { expect, test } from 'vitest';
import { groupedTable } from '../../../electron/cli/output/grouped-table.ts';
import { inOrder } from '../../../electron/cli/output/order.ts';
import type { Style } from '../../../electron/cli/output/style.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';

const same = (text: string): string => text;
const PLAIN: Style = {
  width: null,
  bold: same,
  dim: same,
  any: same,
  interface: same,
  loopback: same,
};
/** Marks instead of colours. */
const MARKED: Style = {
  ...PLAIN,
  any: (text) => `any ${text}`,
  interface: (text) => `interface ${text}`,
  loopback: (text) => `loopback ${text}`,
};

function table(rows: Parameters<typeof groupedTable>[0], style = PLAIN): string[] {
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
  expect(groupedTable([], english, PLAIN, null)).toBe('No sockets.');
  expect(groupedTable([], english, PLAIN, 'ssh')).toContain('“ssh”');
});
