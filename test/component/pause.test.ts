import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { filterField, rangeButton, shownColumn, shownRows } from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';

const FRESH = makeRow({ id: 'fresh', local: { address: '0.0.0.0', port: 443 } });
const pause = page.getByRole('button', { name: 'Pause', exact: true });
const resume = page.getByRole('button', { name: 'Resume', exact: true });

test('while paused the rows and counts stand still, and what waits is counted row by row', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await pause.click();
  await expect.element(page.getByText('0 changes wait')).toBeVisible();
  const before = shownPicture();
  await host.delta({ opened: [FRESH] });
  await expect.element(page.getByText('1 change waits')).toBeVisible();
  await host.delta({ changed: [{ ...HOUSE.ssh, user: 'guard' }], closed: ['names'] });
  await expect.element(page.getByText('3 changes wait')).toBeVisible();
  await host.delta({ changed: [{ ...HOUSE.ssh, user: 'root' }] });
  await expect.element(page.getByText('3 changes wait')).toBeVisible();
  expect(shownPicture()).toEqual(before);
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 4$/);
});

test('resuming shows all that waited, marked as it came', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await pause.click();
  await host.delta({ opened: [FRESH], closed: ['names'] });
  await host.delta({ changed: [{ ...HOUSE.ssh, user: 'guard' }] });
  await resume.click();
  await expect
    .poll(() => shownColumn(0))
    .toEqual(['~ changed 22', '22', '− closed 53', '53', '+ new 443']);
  await expect.element(pause).toBeVisible();
  await expect.element(page.getByText(/changes? waits?/)).not.toBeInTheDocument();
});

test('what opened and closed again while paused never shows', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await pause.click();
  await host.delta({ opened: [FRESH] });
  await host.delta({ closed: [FRESH.id] });
  await expect.element(page.getByText('0 changes wait')).toBeVisible();
  await resume.click();
  await expect.element(pause).toBeVisible();
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
});

test('a whole new reading waits too, and what follows it is added to it', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await pause.click();
  await host.snapshot([HOUSE.ssh]);
  await host.delta({ opened: [FRESH] });
  await expect.element(page.getByText('a new reading waits')).toBeVisible();
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
  await resume.click();
  await expect.poll(() => shownColumn(0)).toEqual(['22', '+ new 443']);
});

test('pausing keeps the filter, the order and the views usable', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await pause.click();
  await filterField.fill('alice');
  await rangeButton('Registered').click();
  await expect.poll(() => shownColumn(8)).toEqual(['alice', 'alice']);
});

/** All the rows say but their age, which goes on. */
function shownPicture(): string[][] {
  return shownRows().map((cells) => cells.slice(0, -1));
}
