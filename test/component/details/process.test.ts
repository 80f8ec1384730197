import { expect, test } from 'vitest';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { expectAccessible, facts, leftovers, panel, section } from './panel.ts';

const BROWSER = makeOwner({ pid: 70, name: 'browser', path: '/opt/browser', parentPid: 2 });

function outgoing(id: string, address: string, port: number) {
  const local = { address: '10.0.0.1', port: 50_000 + port };
  return makeRow({ id, local, remote: { address, port: 443 }, owners: [BROWSER] });
}

const ROWS = [
  makeRow({
    id: 'd1',
    local: { address: '127.0.0.1', port: 9222 },
    owners: [BROWSER],
    unit: 'x.service',
  }),
  outgoing('a1', '203.0.113.1', 1),
  outgoing('a2', '203.0.113.1', 2),
  outgoing('b1', '203.0.113.2', 3),
  ...HOUSE_ROWS,
];

test('a process is told with its doors, and its connections by their other side', async () => {
  const { stores } = await openPage({ rows: ROWS });
  stores.view.select({ kind: 'process', pid: 70 });
  await expect.element(panel.getByRole('heading', { level: 2 })).toMatchTextContent('browser');
  expect(facts()).toMatchObject({
    PID: '70',
    Program: '/opt/browser',
    'Service unit': 'x.service',
  });
  expect(section('1 door')).toMatch(/^tcp 127\.0\.0\.1:9222/);
  expect(section('3 connections')).toMatch(
    /^→ 203\.0\.113\.1 443\/tcp · 2 connections → 203\.0\.113\.2 443\/tcp · 1 connection$/,
  );
});

test('a group of connections opens, and each of them is a link', async () => {
  const { stores } = await openPage({ rows: ROWS });
  stores.view.select({ kind: 'process', pid: 70 });
  await panel.getByText(/203\.0\.113\.2/).click();
  await panel.getByRole('button', { name: /50003 → 203\.0\.113\.2:443/ }).click();
  expect(stores.view.selection).toEqual({ kind: 'socket', id: 'b1' });
});

test('the panel follows what the process opens and closes, and keeps it when it has gone', async () => {
  const { host, stores } = await openPage({ rows: ROWS });
  stores.view.select({ kind: 'process', pid: 70 });
  await host.delta({ closed: ['a1'], opened: [outgoing('c', '203.0.113.9', 9)] });
  await expect.poll(() => section('3 connections')).toContain('203.0.113.9');
  await host.delta({ closed: ['d1', 'a2', 'b1', 'c'] });
  await expect.element(panel.getByText(/^This process holds no socket any more/)).toBeVisible();
  expect(facts()).toMatchObject({ PID: '70', Program: '/opt/browser' });
});

test('a process that nobody has seen is said to be unknown', async () => {
  const { stores } = await openPage({ rows: ROWS });
  stores.view.select({ kind: 'process', pid: 99_999 });
  await expect.element(panel.getByText('No socket of this process has been seen.')).toBeVisible();
});

test('hostile names, folders and parents are shown as text that can be seen', async () => {
  const evil = 'a\u202Eb\u0007<img src=x onerror=alert(1)>';
  const seen = 'a‹U+202E›b‹U+0007›<img src=x onerror=alert(1)>';
  const owner = makeOwner({ pid: 70, name: evil, path: evil, commandLine: evil, user: evil });
  const row = makeRow({ id: 'x', owners: [owner], unit: evil });
  const { stores } = await openPage({
    rows: [row, HOUSE.ssh],
    prepare: ({ processes }) =>
      processes.set(70, {
        ancestry: [{ pid: 1, name: evil }],
        workingFolder: evil,
        threads: null,
        memoryBytes: null,
      }),
  });
  stores.view.select({ kind: 'process', pid: 70 });
  await expect
    .poll(facts)
    .toMatchObject({ 'Working folder': seen, Command: seen, 'Service unit': seen });
  await expect.element(panel.getByRole('heading', { level: 2 })).toMatchTextContent(seen);
  await expect.element(panel.getByRole('listitem').filter({ hasText: seen })).toBeVisible();
  expect(panel.element().textContent).not.toMatch(/\p{Cf}/u);
  expect(panel.element().querySelector('img')).toBe(null);
});

test('a process is told in Japanese', async () => {
  const { stores } = await openPage({ rows: ROWS, settings: { language: 'ja' } });
  stores.view.select({ kind: 'process', pid: 70 });
  await expect.element(panel.getByRole('heading', { name: '接続 3 件' })).toBeVisible();
  expect(leftovers(/PID|browser|\/opt|\b(tcp|udp)\b|x\.service|doorkeeper --quiet|mika/gu)).toEqual(
    [],
  );
  await expectAccessible();
});
