import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { FakeHost } from '../support/fake-host.ts';
import { openPage } from '../support/open-page.ts';
import { grid, rangeButton, rowWith, shownColumn } from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';

const alert = page.getByRole('alert');
const tryNow = page.getByRole('button', { name: 'Try now' });

test('before anything has come, the page says what it does and claims no counts', async () => {
  const { host } = await openPage({ rows: null });
  await expect.element(page.getByRole('status')).toMatchTextContent('Opening the doors …');
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName('Well-known 0–1023 –');
  await expect.element(grid).not.toBeInTheDocument();
  await host.snapshot(HOUSE_ROWS);
  await expect.element(grid).toBeVisible();
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 4$/);
});

test('a range in which nothing is open says so', async () => {
  await openPage({ rows: [HOUSE.web] });
  await rangeButton('Well-known').click();
  await expect.element(page.getByRole('heading', { name: 'No door is open here' })).toBeVisible();
  await expect
    .element(page.getByText('No program uses any of the well-known ports now.'))
    .toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Clear the filter' }))
    .not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Registered (1)' }).click();
  await expect.element(rowWith('webserver')).toBeVisible();
});

test('the last row that goes leaves the empty state, and a new one brings the table back', async () => {
  const { host } = await openPage({ rows: [HOUSE.ssh] });
  await host.snapshot([]);
  await expect.element(page.getByRole('heading', { name: 'No door is open here' })).toBeVisible();
  await host.delta({ opened: [HOUSE.ssh] });
  await expect.element(rowWith('811')).toBeVisible();
});

test('where no source can see, every reason is told and no row or count is shown', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.blind([
    { source: 'proc', code: 'cannot-see', detail: null },
    { source: 'systeminformation', code: 'timed-out', detail: 'after 5 s' },
  ]);
  await expect
    .element(alert.getByRole('heading'))
    .toMatchTextContent('Portico cannot see the sockets of this machine');
  await expect
    .element(alert)
    .toMatchTextContent(/proc did not see a socket.*systeminformation took too long \(after 5 s\)/);
  await expect.element(grid).not.toBeInTheDocument();
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ –$/);
  await host.snapshot([HOUSE.ssh], { source: { name: 'proc', failures: [] } });
  await expect.element(rowWith('811')).toBeVisible();
});

test('a lost connection leaves the old picture, greyed, with its time and a way to try again', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  const before = host.hold();
  host.drop(null);
  await expect.element(alert).toMatchTextContent(/The connection to the monitor is gone/);
  await expect.element(alert).toMatchTextContent(/This is the picture of 12:34:56/);
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
  expect(filtersAround(grid.element())).toContain('grayscale(1)');
  await expectTryNowTriesAgain(host, before);
  expect(filtersAround(grid.element())).not.toContain('grayscale(1)');
});

test('a page that was never connected offers to try again and shows no table', async () => {
  const { host } = await openPage({
    phase: 'disconnected',
    prepare: (fake) => {
      fake.isAway = true;
    },
  });
  await expect.element(alert).toMatchTextContent(/The connection to the monitor is gone/);
  await expect.element(grid).not.toBeInTheDocument();
  const before = host.hold();
  host.isAway = false;
  await expectTryNowTriesAgain(host, before);
});

test('the page comes back by itself, with a fresh reading', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.hold();
  host.drop('monitor-restarting');
  await expect.element(alert).toMatchTextContent(/being started again/);
  host.letIn();
  await expect.element(alert).not.toBeInTheDocument();
  expect(host.connections).toBe(2);
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
});

test('a page without the key says where to find it and does not try on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { host } = await openPage({
    phase: 'disconnected',
    prepare: (fake) => {
      fake.refusal = 'wrong-token';
    },
  });
  await expect
    .element(alert.getByRole('heading'))
    .toMatchTextContent('This page does not have the key');
  await expect.element(alert).toMatchTextContent(/the address that the terminal printed/);
  await expect.element(alert.getByRole('button')).not.toBeInTheDocument();
  vi.advanceTimersByTime(60_000);
  expect(host.connections).toBe(1);
});

test('a page that had the key is told that the server was started anew, and keeps its picture', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.refusal = 'wrong-token';
  host.drop(null);
  await expect
    .element(alert.getByRole('heading'))
    .toMatchTextContent('Portico was started anew, and its key is new');
  await expect
    .element(alert)
    .toMatchTextContent(/Open the address that the terminal printed now.*picture of 12:34:56/);
  await expect.element(alert.getByRole('button')).not.toBeInTheDocument();
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
});

test('a page of another version offers to be loaded again', async () => {
  await openPage({
    phase: 'disconnected',
    prepare: (fake) => {
      fake.refusal = 'other-version';
    },
  });
  await expect
    .element(alert.getByRole('heading'))
    .toMatchTextContent('This page is of another version');
  await expect.element(page.getByRole('button', { name: 'Load again' })).toBeVisible();
});

test('one page too many says what to do', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  const before = host.hold();
  host.drop('too-many');
  await expect.element(alert).toMatchTextContent(/Too many pages are open.*Close another page/);
  await expectTryNowTriesAgain(host, before);
});

test('what the host says in other words than the contract is distrusted and read anew', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.hold();
  host.sayNonsense();
  await expect.element(alert).toBeVisible();
  host.letIn();
  await expect.element(alert).not.toBeInTheDocument();
  expect(host.connections).toBe(2);
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
});

/** The host lets nobody in yet, so that a connection more can only come from the button. */
async function expectTryNowTriesAgain(host: FakeHost, before: number): Promise<void> {
  await expect.poll(() => host.connections).toBe(before + 1);
  await tryNow.click();
  expect(host.connections).toBe(before + 2);
  host.letIn();
  await expect.element(alert).not.toBeInTheDocument();
}

function filtersAround(start: Element): string[] {
  const filters: string[] = [];
  for (let element: Element | null = start; element; element = element.parentElement) {
    filters.push(getComputedStyle(element).filter);
  }
  return filters;
}
