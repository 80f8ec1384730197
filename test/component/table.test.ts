import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import {
  cellsOf,
  headerButton,
  rangeButton,
  rowWith,
  shownColumn,
} from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const HOUR = 3_600_000;

afterEach(() => windowSize(1200, 800));

test('the table has the eleven columns of the product', async () => {
  await windowSize(1280, 800);
  await openPage({ rows: HOUSE_ROWS });
  const names = page.getByRole('columnheader').elements().map(nameOf);
  expect(names).toEqual([
    'Port',
    'Protocol',
    'Service',
    'State',
    'Local address',
    'Remote address',
    'Process',
    'PID',
    'User',
    'Open to',
    'Age',
  ]);
});

test('a row says all that is known of a listener that processes share', async () => {
  const database = { ...HOUSE.database, firstSeenAt: Date.now() - 3 * HOUR - 60_000 };
  await openPage({ rows: [database] });
  await rangeButton('Registered').click();
  expect(cellsOf(rowWith('postgresql').element())).toEqual([
    '5432',
    'tcp6',
    'postgresql',
    'LISTEN',
    '[::1]',
    '',
    'postgres',
    '900 +1',
    'postgres',
    'this machine only',
    '3h',
  ]);
});

test('what a cell has no room for is told when it is pointed at', async () => {
  await openPage({ rows: [HOUSE.database] });
  await rangeButton('Registered').click();
  const titles = [3, 8].map((place) => cellAt(place)?.getAttribute('title'));
  expect(titles).toEqual(['postgresql · PostgreSQL Database', '900, 901']);
});

test('a connection shows its other side, and no exposure', async () => {
  const browser = { ...HOUSE.browser, firstSeenAt: Date.now() - 60_500 };
  await openPage({ rows: [browser] });
  await rangeButton('Ephemeral').click();
  expect(cellsOf(rowWith('ESTABLISHED').element())).toEqual([
    '51514',
    'tcp4',
    '→ https',
    'ESTABLISHED',
    '192.0.2.10',
    '203.0.113.9:443',
    'browser',
    '3100',
    'alice',
    '',
    '1m',
  ]);
});

test.each([
  ['ssh', 'Well-known', 'all interfaces'],
  ['web', 'Registered', 'one interface'],
  ['neighbour', 'Ephemeral', 'local link'],
  ['database', 'Registered', 'this machine only'],
] as const)('the exposure of %s is said in words', async (name, range, words) => {
  await openPage({ rows: [HOUSE[name]] });
  await rangeButton(range).click();
  expect(shownColumn(9)).toEqual([words]);
});

test('the zone of a link-local address stands inside its brackets', async () => {
  await openPage({ rows: [HOUSE.neighbour] });
  await rangeButton('Ephemeral').click();
  expect(shownColumn(4)).toEqual(['[fe80::1%eth0]']);
});

test('a hidden owner is called hidden, and none at all is left blank', async () => {
  const nobody = makeRow({
    id: 'nobody',
    local: { address: '127.0.0.1', port: 99 },
    ownersStatus: 'none',
  });
  await openPage({ rows: [HOUSE.names, nobody] });
  expect(shownColumn(6)).toEqual(['hidden', '']);
});

test('a socket of Portico itself carries its mark', async () => {
  await openPage({ rows: [HOUSE.portico, HOUSE.web] });
  await rangeButton('Registered').click();
  expect(shownColumn(6)).toEqual(['Portico (node)', 'webserver']);
});

test('the age of what was there before Portico is a least one', async () => {
  const row = makeRow({
    local: { address: '127.0.0.1', port: 9 },
    firstSeenAt: Date.now() - 5 * HOUR - 1000,
    presentAtStart: true,
  });
  await openPage({ rows: [row] });
  expect(shownColumn(10)).toEqual(['> 5h']);
});

test('a header that was clicked sorts by its column, and in the other direction when clicked again', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rangeButton('Registered').click();
  await expectSorted({ Port: 'ascending' });
  await headerButton('Process').click();
  await expectSorted({ Process: 'ascending' });
  expect(shownColumn(6)).toEqual(['Portico (node)', 'postgres', 'webserver']);
  await headerButton('Process').click();
  await expectSorted({ Process: 'descending' });
  expect(shownColumn(6)).toEqual(['webserver', 'postgres', 'Portico (node)']);
});

test('rows without a value come last whichever way the column is sorted', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await headerButton('Remote address').click();
  expect(shownColumn(5)).toEqual(['198.51.100.7:50122', '', '', '']);
  await headerButton('Remote address').click();
  expect(shownColumn(5)).toEqual(['198.51.100.7:50122', '', '', '']);
});

test('the chosen order holds for the other views and for what opens later', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await headerButton('PID').click();
  await headerButton('PID').click();
  await rangeButton('Registered').click();
  await expectSorted({ PID: 'descending' });
  const middle = makeRow({ ...HOUSE.web, id: 'middle', owners: [{ ...owner(), pid: 2000 }] });
  await host.delta({ opened: [middle] });
  await expect.poll(() => shownColumn(7)).toEqual(['5123', '2000', '900 +1', '777']);
});

test.each(['{Enter}', ' '])('a header sorts by the key "%s" too', async (key) => {
  await openPage({ rows: HOUSE_ROWS });
  headerButton('State').element().focus();
  await userEvent.keyboard(key);
  await expectSorted({ State: 'ascending' });
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument();
});

function cellAt(place: number): Element | null {
  return document.querySelector(`[role=gridcell][aria-colindex="${place}"]`);
}

function owner(): (typeof HOUSE.web.owners)[number] {
  const [first] = HOUSE.web.owners;
  if (!first) throw new Error('the web server has an owner');
  return first;
}

function nameOf(header: Element): string {
  return (header.querySelector('button')?.firstChild?.textContent ?? '').trim();
}

async function expectSorted(expected: Record<string, string>): Promise<void> {
  await expect
    .poll(() => {
      const headers = page.getByRole('columnheader').elements();
      const sorted = headers.map((header) => [nameOf(header), header.ariaSort] as const);
      return Object.fromEntries(sorted.filter(([, direction]) => direction !== 'none'));
    })
    .toEqual(expected);
}
