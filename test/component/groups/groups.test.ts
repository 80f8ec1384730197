import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { details } from '../../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';

afterEach(() => windowSize(1200, 800));

const tree = page.getByRole('treegrid');

function line(text: string) {
  return tree.getByRole('row').filter({ hasText: text });
}

/** What the line of a group says, cell by cell. */
function cells(text: string): string[] {
  return [...line(text).first().element().querySelectorAll('[role=gridcell]')].map((cell) =>
    (cell.textContent ?? '').replace(/[▸▾]/, '').trim(),
  );
}

test('each process has a line with its user, its doors and its connections', async () => {
  await openPage({ rows: HOUSE_ROWS, place: 'processes' });
  await expect.element(tree).toHaveAccessibleName('Processes and their sockets');
  const [name, pid, , user, , doors, exposed, connections] = cells('sshd');
  expect([name, pid, user, doors, exposed, connections]).toEqual([
    'sshd',
    '811',
    'root',
    '1',
    '1',
    '0',
  ]);
  await expect.element(line('hidden')).toBeVisible();
  await expect.element(line('Portico')).toBeVisible();
});

test('what opens is counted, and a process that holds nothing any more is gone', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS, place: 'processes' });
  const owners = HOUSE.web.owners;
  await host.delta({
    opened: [makeRow({ id: 'x', local: { address: '127.0.0.1', port: 81 }, owners })],
    closed: ['database'],
  });
  await expect.poll(() => cells('webserver')[5]).toBe('2');
  await expect.element(line('postgres-worker')).not.toBeInTheDocument();
});

test('by keyboard a process opens to its sockets, and one of them to its details', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS, place: 'processes' });
  tree.element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  const first = tree.getByRole('row').nth(1);
  await expect.element(first).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(details).toBeVisible();
  expect(stores.view.selection?.kind).toBe('socket');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(first).toHaveAttribute('aria-expanded', 'false');
});

test('the parent of a process is named where it is known', async () => {
  const parent = makeOwner({ pid: 10, name: 'master', parentPid: null });
  const child = makeOwner({ pid: 11, name: 'worker', parentPid: 10 });
  const rows = [
    makeRow({ id: 'a', owners: [parent] }),
    makeRow({ id: 'b', local: { address: '127.0.0.1', port: 81 }, owners: [child] }),
  ];
  await openPage({ rows, place: 'processes' });
  expect(cells('worker')[2]).toBe('master 10');
});

test('connections are put together by other side and service', async () => {
  await openPage({ rows: HOUSE_ROWS, place: 'connections' });
  await expect.element(page.getByText('2 connections with 2 addresses')).toBeVisible();
  expect(cells('203.0.113.9')).toEqual([
    '203.0.113.9',
    '443/tcp https',
    'outgoing',
    'browser',
    '1',
  ]);
  expect(cells('198.51.100.7')[2]).toBe('incoming');
});

test('a host of several services has a line for each below it, and below these the connections', async () => {
  const remote = { address: '198.51.100.7', port: 22 };
  const local = { address: '192.0.2.10', port: 43_188 };
  const rows = [...HOUSE_ROWS, makeRow({ id: 'out', role: 'outbound', local, remote })];
  await openPage({ rows, place: 'connections' });
  await expect.element(page.getByText('3 connections with 2 addresses')).toBeVisible();
  expect(cells('198.51.100.7').slice(2)).toEqual(['both ways', 'sshd', '2']);
  tree.element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  const levels = () =>
    tree
      .getByRole('row')
      .elements()
      .slice(1)
      .map((row) => row.getAttribute('aria-level'));
  await expect.poll(levels).toEqual(['1', '2', '3', '2', '1']);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  const active = document.getElementById(
    tree.element().getAttribute('aria-activedescendant') ?? '',
  );
  expect(active?.textContent).toContain('198.51.100.7');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(levels).toEqual(['1', '1']);
});

test.each(['processes', 'connections'] as const)(
  'in a narrow window no column of the %s runs out of it, and no heading is cut',
  async (place) => {
    for (const language of ['en', 'ja'] as const) {
      for (const width of [640, 1024, 1440]) {
        await windowSize(width, 800);
        await openPage({ rows: HOUSE_ROWS, place, settings: { language } });
        const element = tree.element();
        expect(element.scrollWidth, `${width} ${language}`).toBe(element.clientWidth);
        for (const head of element.querySelectorAll('[role=columnheader]')) {
          expect(head.scrollWidth, `${head.textContent} ${width}`).toBeLessThanOrEqual(
            head.clientWidth,
          );
        }
      }
    }
  },
);

test('at 640 pixels the port of a service is not cut', async () => {
  await windowSize(640, 800);
  await openPage({ rows: HOUSE_ROWS, place: 'connections' });
  const [, service] = line('203.0.113.9').first().element().querySelectorAll('[role=gridcell]');
  expect(service?.scrollWidth).toBeLessThanOrEqual(service?.clientWidth ?? 0);
});

test('without connections it says so, in both languages', async () => {
  const { host } = await openPage({ rows: [HOUSE.ssh], place: 'connections' });
  await expect.element(page.getByText('No connection is open now.')).toBeVisible();
  host.settings({ language: 'ja' });
  await expect.element(page.getByText('今、開いている接続はありません。')).toBeVisible();
});

test('very many processes are drawn only as far as the window shows them', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    makeRow({
      id: `${index}`,
      local: { address: '127.0.0.1', port: 1024 + index },
      owners: [makeOwner({ pid: 5000 + index, name: `p${index}` })],
    }),
  );
  await openPage({ rows, place: 'processes' });
  expect(tree.element().getAttribute('aria-rowcount')).toBe('3001');
  expect(tree.getByRole('row').elements().length).toBeLessThan(60);
  tree.element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(tree.getByRole('row').last()).toHaveAttribute('aria-rowindex', '3001');
});
