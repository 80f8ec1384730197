import { describe, expect, test } from 'vitest';
import { type TrayMenuOptions, trayTemplate } from '../../../electron/desktop/tray/tray-menu.ts';
import { tooltipText } from '../../../electron/desktop/tray/tray-text.ts';
import type { Shown } from '../../../shared/api/show.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { OpenPort, Summary } from '../../../shared/summary/summary.ts';

const EN = messagesIn('en');
const SSH: OpenPort = {
  port: 22,
  protocols: ['tcp'],
  program: 'sshd',
  others: 0,
  service: 'ssh',
  id: 'row-22',
};
const SUMMARY: Summary = {
  sockets: { doors: 24, connections: 1031, openToNetwork: 1, open: [SSH] },
  findings: 2,
};

function setUp(overrides: Partial<TrayMenuOptions> = {}) {
  const shown: Shown[] = [];
  const done: string[] = [];
  const items = trayTemplate({
    summary: SUMMARY,
    messages: EN,
    isPaused: false,
    show: (what) => shown.push(what),
    open: () => done.push('open'),
    quit: () => done.push('quit'),
    ...overrides,
  });
  const item = (id: string) => items.find((each) => each.id === id);
  const click = (id: string): void => (item(id)?.click as (() => void) | undefined)?.();
  const labels = () => items.map(({ label, type }) => label ?? type);
  return { shown, done, item, click, labels };
}

/** The same with one port open to the network. */
function withOpen(open: Partial<OpenPort>) {
  const sockets = { doors: 1, connections: 0, openToNetwork: 1, open: [{ ...SSH, ...open }] };
  return setUp({ summary: { sockets, findings: null } });
}

test('it tells how this computer is, and has the ways into the window', () => {
  expect(setUp().labels()).toEqual([
    '24 doors open · 1,031 connections',
    '2 findings',
    'separator',
    '1 open to the network',
    '22/tcp · sshd · ssh',
    'separator',
    'What is on port …?',
    'Show Portico',
    'Pause',
    'Settings',
    'separator',
    'Quit Portico',
  ]);
});

test('it is all there in Japanese', () => {
  const { labels } = setUp({ messages: messagesIn('ja') });
  expect(labels()).toContain('Portico を終了');
  expect(labels()).toContain('検出 2 件');
});

test('what is chosen is shown, in the window or by it', () => {
  const { shown, done, click } = setUp();
  for (const id of ['port-22', 'findings', 'palette', 'pause', 'settings']) click(id);
  expect(shown).toEqual([
    { kind: 'socket', id: 'row-22', port: 22 },
    { kind: 'view', view: 'findings' },
    { kind: 'command', command: 'palette' },
    { kind: 'command', command: 'pause' },
    { kind: 'view', view: 'settings' },
  ]);
  click('show');
  click('quit');
  expect(done).toEqual(['open', 'quit']);
});

test('where several sockets share a port, the port is shown', () => {
  const { click, shown } = withOpen({ id: null });
  click('port-22');
  expect(shown).toEqual([{ kind: 'port', port: 22 }]);
});

test('lines that only tell cannot be chosen', () => {
  const { item } = setUp();
  expect([item('counts')?.enabled, item('open')?.enabled]).toEqual([false, false]);
});

test('without a page nothing can stand still', () => {
  expect(setUp({ isPaused: null }).item('pause')).toMatchObject({ enabled: false, label: 'Pause' });
  expect(setUp({ isPaused: true }).item('pause')).toMatchObject({ enabled: true, label: 'Resume' });
});

test('what is not known is said, and no number made up', () => {
  expect(setUp({ summary: null }).labels().slice(0, 2)).toEqual(['Reading …', 'separator']);
  const blind = setUp({ summary: { sockets: null, findings: null } });
  expect(blind.labels().slice(0, 3)).toEqual([
    'Nothing can be read now',
    'Nothing is expected yet',
    'separator',
  ]);
});

test('that nothing is open is said, too', () => {
  const sockets = { doors: 3, connections: 0, openToNetwork: 0, open: [] };
  const { labels } = setUp({ summary: { sockets, findings: 0 } });
  expect(labels()).toContain('No door is open to the network');
  expect(labels()).toContain('0 findings');
});

test('what has no room is counted, and leads to where all of it is', () => {
  const sockets = { doors: 90, connections: 0, openToNetwork: 80, open: [SSH] };
  const { labels, click, shown } = setUp({ summary: { sockets, findings: 0 } });
  expect(labels()).toContain('and 79 more');
  click('building');
  expect(shown).toEqual([{ kind: 'view', view: 'building' }]);
});

describe('text of the system', () => {
  test('has no power over the menu: no hidden key, no turned line', () => {
    const { item } = withOpen({ program: 'a&b\u202egpj', service: null });
    expect(item('port-22')?.label).toBe('22/tcp · a&&b‹U+202E›gpj');
  });

  test('does not make the menu as wide as the screen', () => {
    const { item } = withOpen({ program: 'x'.repeat(500), service: null });
    expect(item('port-22')?.label).toBe(`22/tcp · ${'x'.repeat(39)}…`);
  });
});

test('holders and protocols beside the first are told of', () => {
  const { item } = withOpen({ protocols: ['tcp', 'udp'], others: 3 });
  expect(item('port-22')?.label).toBe('22/tcp+udp · sshd +3 · ssh');
});

test('the symbol says the gist of it', () => {
  expect(tooltipText(SUMMARY, EN)).toBe('Portico · 1 open to the network · 2 findings');
  expect(tooltipText({ ...SUMMARY, findings: null }, EN)).toBe('Portico · 1 open to the network');
  expect(tooltipText({ sockets: null, findings: 1 }, EN)).toBe(
    'Portico · Nothing can be read now · 1 finding',
  );
  expect(tooltipText(null, EN)).toBe('Portico · Reading …');
});
