import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { MonitorStatus } from '../../shared/model/status.ts';
import { makeOwner, makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { grid, shownColumn } from '../support/page-queries.ts';

const OWNERS = [
  makeOwner({ name: '番人', path: '/門', commandLine: '番', user: '太郎' }),
  makeOwner({ pid: 5, name: '見習い', path: null, commandLine: null, user: null }),
];
const COMMON = {
  user: '太郎',
  owners: OWNERS,
  ownersStatus: 'partial',
  inDynamicRange: true,
} as const;
/** Rows whose names hold no Latin letter: each one left on the page is then of the page. */
const ROWS = [
  makeRow({
    ...COMMON,
    id: '1',
    local: { address: '0.0.0.0', port: 80 },
    service: { name: '窓口', description: '受付', side: 'local' },
    presentAtStart: true,
    firstSeenAt: Date.now() - 90_000,
  }),
  makeRow({ ...COMMON, id: '2', local: { address: '::', port: 81 }, v6only: false }),
  makeRow({ ...COMMON, id: '3', local: { address: '10.0.0.1', port: 82 }, self: true }),
  makeRow({ ...COMMON, id: '4', protocol: 'udp', local: { address: '127.0.0.1', port: 83 } }),
  makeRow({
    ...COMMON,
    id: '5',
    local: { address: '169.254.0.1', port: 84 },
    ownersStatus: 'none',
  }),
  makeRow({
    ...COMMON,
    id: '6',
    local: { address: '10.0.0.1', port: 85 },
    remote: { address: '10.0.0.2', port: 443 },
    service: { name: '窓口', description: '受付', side: 'remote' },
  }),
  makeRow({
    id: '7',
    local: { address: '127.0.0.1', port: 86 },
    user: null,
    ownersStatus: 'hidden',
  }),
  makeRow({ ...COMMON, id: '8', local: { address: '10.0.0.1', port: 50_000 } }),
];
const STATUS: Partial<MonitorStatus> = {
  source: {
    name: 'systeminformation',
    failures: [
      { source: 'netlink', code: 'not-available', detail: null },
      { source: 'proc', code: 'cannot-see', detail: null },
    ],
  },
  completeness: { sockets: 8, socketsWithHiddenOwners: 1, reason: 'other-users' },
  problems: [
    { code: 'source-failed', source: 'proc', detail: null },
    { code: 'source-timed-out', source: 'proc', limitMs: 5000 },
    { code: 'udp-not-read', source: 'proc' },
    { code: 'first-owner-only', source: 'systeminformation' },
    { code: 'addresses-cut', count: 2 },
    { code: 'states-unknown', count: 2 },
    { code: 'rows-unreadable', count: 2 },
    { code: 'processes-unread', detail: null },
    { code: 'settings-damaged', movedTo: '/古い' },
    { code: 'settings-unwritable', detail: '満杯' },
  ],
};
const OPTIONS = { rows: ROWS, status: STATUS, settings: { language: 'ja' } } as const;

/** Names, protocol words and addresses; what every language writes in Latin letters. */
const NAMES =
  /portico serve --allow-actions|Portico|English|Ctrl K|Shift|Alt|PID|IPv[46]|\b(TCP|UDP)\b|\b(tcp|udp)[46]?\b|LISTEN|ESTABLISHED|BOUND|netstat|netlink|\bproc\b|systeminformation/gu;

test('no English is left in the table, the tools and the notes', async () => {
  await openPage(OPTIONS);
  await page.getByText('注意 14 件').or(page.getByText(/^注意/)).first().click();
  expect(shownColumn(0)).toHaveLength(7);
  expect(leftovers()).toEqual([]);
  expect(document.documentElement.lang).toBe('ja');
});

test('no English is left in the marks', async () => {
  const { host } = await openPage(OPTIONS);
  await host.delta({
    opened: [makeRow({ ...COMMON, id: '9', local: { address: '10.0.0.1', port: 87 } })],
    changed: ROWS.slice(0, 1).map((row) => ({ ...row, uid: 3 })),
    closed: ['2'],
  });
  await expect.poll(() => shownColumn(0)).toContain('+ 新規 87');
  expect(shownColumn(0)).toEqual(expect.arrayContaining(['~ 変更 80', '− 終了 81']));
  expect(leftovers()).toEqual([]);
});

test('no English is left in the details of any socket', async () => {
  await openPage(OPTIONS);
  for (const port of ['80', '81', '82', '83', '84', '85', '86']) {
    await page.getByRole('gridcell', { name: port, exact: true }).click();
    await expect
      .element(page.getByRole('complementary', { name: '詳細' }))
      .toMatchTextContent(port);
    expect(leftovers(), port).toEqual([]);
  }
});

test('no English is left where nothing matches, nothing is open, and while paused', async () => {
  const { host, stores } = await openPage(OPTIONS);
  await page.getByRole('button', { name: '一時停止' }).click();
  await host.snapshot(ROWS);
  await expect.element(page.getByText('新しい読み取り結果が待機中')).toBeVisible();
  expect(leftovers()).toEqual([]);
  await page.getByRole('combobox', { name: '一覧を絞り込む' }).fill('50000');
  await expect.element(page.getByText(/^ほかの範囲にはあります:/)).toBeVisible();
  expect(leftovers()).toEqual([]);
  stores.sockets.query = '';
  await page.getByRole('button', { name: /^レジスタード/ }).click();
  await expect.element(page.getByText('開いているドアはありません')).toBeVisible();
  expect(leftovers()).toEqual([]);
});

test('no English is left before anything came', async () => {
  await openPage({ ...OPTIONS, rows: null });
  await expect.element(page.getByRole('status')).toBeVisible();
  expect(leftovers()).toEqual([]);
});

test('no English is left where no source can see', async () => {
  const { host } = await openPage(OPTIONS);
  host.blind([
    { source: 'proc', code: 'denied', detail: null },
    { source: 'netlink', code: 'timed-out', detail: null },
    { source: 'systeminformation', code: 'failed', detail: null },
  ]);
  await expect.element(grid).not.toBeInTheDocument();
  expect(leftovers()).toEqual([]);
});

test.each([null, 'monitor-restarting', 'wrong-token', 'other-version', 'too-many'] as const)(
  'no English is left after the connection ended: %s',
  async (reason) => {
    const { host } = await openPage(OPTIONS);
    host.isAway = true;
    host.drop(reason);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(leftovers()).toEqual([]);
  },
);

/** Latin words in anything that is read from the page, seen or heard. */
function leftovers(): string[] {
  const app = document.getElementById('app');
  const texts: string[] = [];
  for (const element of app?.querySelectorAll('*') ?? []) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  return texts
    .map((text) => text.replace(NAMES, '').trim())
    .filter((text) => /[A-Za-z]/u.test(text));
}
