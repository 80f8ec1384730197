import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { details, grid } from '../../support/page-queries.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';
import { cellsOfRecord, drawnPorts, search } from './registry-page.ts';

const OPTIONS = { rows: HOUSE_ROWS, place: 'registry' } as const;

async function openRegistry(options: Parameters<typeof openPage>[0] = OPTIONS) {
  const opened = await openPage(options);
  await expect.element(grid).toBeVisible();
  return opened;
}

test('without words all records are listed, drawn only as far as they can be seen', async () => {
  await openRegistry();
  await expect.element(grid).toHaveAccessibleName('Records of the registry');
  const rows = Number(grid.element().getAttribute('aria-rowcount'));
  expect(rows).toBeGreaterThan(5_000);
  expect(grid.getByRole('row').elements().length).toBeLessThan(60);
  expect(drawnPorts().slice(0, 3)).toEqual(['0', '1', '2']);
  grid.element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(grid.getByRole('row').last()).toHaveAttribute('aria-rowindex', `${rows}`);
});

test('a record tells range, protocols, status, all names, description, use, risk and holder', async () => {
  await openRegistry();
  await search.fill('5432');
  await expect
    .poll(() => cellsOfRecord('postgresql'))
    .toEqual([
      '5432',
      'tcp udp',
      'Registered',
      'assigned',
      'postgresql',
      'PostgreSQL Database',
      'PostgreSQL',
      'matters much',
      'postgres +1 · this machine only',
    ]);
});

test('every name of a port stands in its row, the primary one first', async () => {
  await openRegistry();
  await search.fill('80');
  await expect.poll(() => cellsOfRecord('World Wide Web')[4]).toBe('http www, www-http');
});

test('the records that were found are counted like those of the edition, one for each protocol', async () => {
  await openRegistry();
  const all = page
    .getByText(/ · built in$/)
    .element()
    .textContent?.match(/[\d,]+(?= records)/)?.[0];
  await expect.element(page.getByText(`${all} records`, { exact: true })).toBeVisible();
  await search.fill('22');
  await expect.element(page.getByText('3 records', { exact: true })).toBeVisible();
  expect(drawnPorts()).toEqual(['22', '22']);
});

test('what people call a port by finds it too, marked as a common use', async () => {
  await openRegistry();
  await search.fill('vite');
  await expect.element(grid.getByText('common use: Vite', { exact: false }).first()).toBeVisible();
  expect(drawnPorts()).toContain('5173');
  await expect.element(page.getByText(/^\d+ records?, \d+ common uses?$/)).toBeVisible();
});

test('all four protocols have room in their column', async () => {
  await openRegistry();
  try {
    for (const width of [640, 1024, 1440]) {
      await windowSize(width, 800);
      await search.fill('discard');
      await expect.element(grid.getByText('tcp udp sctp dccp').first()).toBeVisible();
      const cell = grid.getByText('tcp udp sctp dccp').first().element();
      expect(cell.scrollWidth, `${width}`).toBeLessThanOrEqual(cell.clientWidth);
    }
  } finally {
    await windowSize(1200, 800);
  }
});

test('what the registry says alike of TCP and UDP is one row, what differs is two', async () => {
  await openRegistry();
  await search.fill('6660-6670');
  await expect.poll(() => drawnPorts()).toContain('6665–6669');
  expect(cellsOfRecord('ircu').slice(0, 4)).toEqual(['6665–6669', 'tcp', 'Registered', 'assigned']);
  await search.fill('udp reserved 6660-6670');
  await expect.poll(() => drawnPorts()).toEqual(['6665–6669']);
  expect(cellsOfRecord('Reserved').slice(1, 4)).toEqual(['udp', 'Registered', 'reserved']);
});

test('what cannot be understood is told in words, and the list stays as it was', async () => {
  await openRegistry();
  await search.fill('5432');
  await expect.poll(() => drawnPorts()).toEqual(['5432']);
  await search.fill('5432 80a');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/“80a” is no port. Allowed: /);
  await expect.element(search).toHaveAttribute('aria-invalid', 'true');
  await expect.element(search).toHaveAccessibleDescription(/80a/);
  expect(drawnPorts()).toEqual(['5432']);
  await search.fill('70-60');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/backwards/);
});

test('where nothing matches it says so, and all can be shown again', async () => {
  await openRegistry();
  await search.fill('nosuchservice');
  await expect.element(page.getByText('No record matches “nosuchservice”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all records' }).click();
  await expect.element(grid).toBeVisible();
  await expect.element(search).toHaveValue('');
});

test('who holds a port now is live, and the widest door is told', async () => {
  const { host } = await openRegistry();
  await search.fill('6379');
  const holder = () => cellsOfRecord('6379').at(-1);
  await expect.poll(holder).toBe('');
  const owners = [makeOwner({ name: 'redis-server' })];
  const door = (id: string, address: string) =>
    makeRow({ id, local: { address, port: 6379 }, owners, ownersStatus: 'complete' });
  await host.delta({ opened: [door('a', '127.0.0.1')] });
  await expect.poll(holder).toBe('redis-server · this machine only');
  await host.delta({ opened: [door('b', '0.0.0.0')] });
  await expect.poll(holder).toBe('redis-server · all interfaces');
  await host.delta({ opened: [], closed: ['a', 'b'] });
  await expect.poll(holder).toBe('');
});

test('a socket of the other protocol is not said to hold a record', async () => {
  await openRegistry();
  await search.fill('22/tcp');
  await expect.poll(() => cellsOfRecord('ssh').at(-1)).toMatch(/^sshd/);
  const udp = makeRow({ id: 'u', protocol: 'udp', local: { address: '0.0.0.0', port: 6514 } });
  await openRegistry({ ...OPTIONS, rows: [udp] });
  await search.fill('6514');
  await expect.poll(() => cellsOfRecord('syslog-tls').length).toBe(9);
  const rows = grid.getByRole('row').elements().slice(1);
  const holders = rows.map((row) => [
    row.querySelectorAll('[role=gridcell]')[1]?.textContent,
    (row.querySelector('[role=gridcell]:last-child')?.textContent ?? '').trim() !== '',
  ]);
  for (const [protocols, isHeld] of holders) {
    expect([protocols, isHeld]).toEqual([protocols, `${protocols}`.split(' ').includes('udp')]);
  }
});

test('by keyboard: from the field to the list, along it, and to the details of a port', async () => {
  const { stores } = await openRegistry();
  await search.fill('http');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(grid).toHaveFocus();
  const active = () =>
    document.getElementById(grid.element().getAttribute('aria-activedescendant') ?? '');
  expect(active()?.ariaRowIndex).toBe('2');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.poll(() => active()?.ariaRowIndex).toBe('3');
  const port = Number(active()?.querySelector('[role=gridcell]')?.textContent);
  await userEvent.keyboard('{Enter}');
  expect(stores.view.selection).toEqual({ kind: 'port', port });
  await expect.element(details).toBeVisible();
  await expect.poll(() => active()?.getAttribute('aria-selected')).toBe('true');
});

test('Escape empties the field, and only then it does anything else', async () => {
  const { stores } = await openRegistry();
  stores.view.select({ kind: 'port', port: 22 });
  await search.fill('ssh');
  await userEvent.keyboard('{Escape}');
  await expect.element(search).toHaveValue('');
  expect(stores.view.selection).not.toBeNull();
});

test('a click on a record opens its port', async () => {
  const { stores } = await openRegistry();
  await search.fill('x11 6000-6063');
  await grid.getByRole('row').nth(1).click();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 6000 });
});

test('who comes from a port finds its record', async () => {
  const { stores } = await openPage({ ...OPTIONS, place: 'building' });
  stores.view.select({ kind: 'port', port: 27017 });
  stores.view.open('registry');
  await expect.poll(() => drawnPorts()).toContain('27017');
});

test('the next free ports leave out what anybody holds here, by either protocol', async () => {
  const held = [
    makeRow({ id: 'a', local: { address: '127.0.0.1', port: 3000 } }),
    makeRow({ id: 'b', protocol: 'udp', local: { address: '127.0.0.1', port: 3002 } }),
  ];
  const { host, stores } = await openRegistry({ ...OPTIONS, rows: held });
  const field = page.getByRole('textbox', { name: 'Next free port from' });
  await field.fill('3000');
  const ports = () =>
    page
      .getByRole('button', { name: /^\d+$/ })
      .elements()
      .map(({ textContent }) => textContent);
  await expect.poll(ports).toEqual(['3001', '3003', '3004', '3005', '3006']);
  await expect.element(page.getByText(/free on TCP and UDP now.*Another program/)).toBeVisible();
  await host.delta({ opened: [makeRow({ id: 'c', local: { address: '::', port: 3001 } })] });
  await expect.poll(ports).toEqual(['3003', '3004', '3005', '3006', '3007']);
  await page.getByRole('button', { name: '3003' }).click();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 3003 });
  for (const wrong of ['65536', '-1', '80a']) {
    await field.fill(wrong);
    await expect.element(page.getByText(new RegExp(`“${wrong}” is no port`))).toBeVisible();
  }
  await field.fill('65535');
  await expect.poll(ports).toEqual(['65535']);
});

test('it speaks Japanese at once', async () => {
  const { host } = await openRegistry();
  await search.fill('5432');
  host.settings({ language: 'ja' });
  await expect.element(page.getByRole('grid', { name: 'レジストリーの記録' })).toBeVisible();
  await expect
    .poll(() => cellsOfRecord('postgresql').slice(2, 4))
    .toEqual(['レジスタード', '割り当て済み']);
  await page.getByRole('textbox', { name: 'レジストリーを検索' }).fill('80a');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/ポートではありません/);
});

test.each([640, 900, 1440, 2560])('at %i px nothing lies on anything else', async (width) => {
  await windowSize(width, 800);
  await openRegistry();
  await search.fill('5432');
  await expect.poll(() => drawnPorts()).toEqual(['5432']);
  const cells = [...(grid.element().querySelectorAll('[role=gridcell]') ?? [])]
    .map((cell) => cell.getBoundingClientRect())
    .filter(({ width: wide }) => wide > 0);
  for (const [place, cell] of cells.entries()) {
    const next = cells[place + 1];
    expect(next?.left ?? width).toBeGreaterThanOrEqual(cell.right - 0.5);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  expect(grid.element().scrollWidth).toBeLessThanOrEqual(grid.element().clientWidth);
});
