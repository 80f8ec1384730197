import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LARGEST_REGISTRY_FILE } from '../../../shared/api/registry-upload.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../support/iana-file.ts';
import { openPage } from '../../support/open-page.ts';
import { grid } from '../../support/page-queries.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { drawnPorts, search } from './registry-page.ts';

const FILE = ianaFile();

async function openRegistry() {
  const opened = await openPage({ rows: HOUSE_ROWS, place: 'registry' });
  await expect.element(grid).toBeVisible();
  return opened;
}

async function choose(text: string): Promise<void> {
  const input = document.querySelector('input[type=file]');
  if (!input) throw new Error('there is no field for a file');
  await userEvent.upload(input, new File([text], 'service-names-port-numbers.csv'));
}

test('the edition that is shown is named, with its records', async () => {
  await openRegistry();
  await expect
    .element(page.getByText(/^IANA .*, 20\d\d-\d\d · [\d,]+ records · built in$/))
    .toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Back to the built-in' }))
    .not.toBeInTheDocument();
});

test('IANA’s file takes the place of the built-in data, and that can be undone', async () => {
  const { host } = await openRegistry();
  await choose(FILE);
  await expect.element(page.getByRole('log').getByText(/^Taken over: /)).toBeVisible();
  await expect
    .element(page.getByText(new RegExp(`${NEW_DATE} · [\\d,]+ records · imported$`)))
    .toBeVisible();
  await expect.element(page.getByText(/cannot be told from a whole one/)).toBeVisible();
  expect(host.registry.asset?.date).toBe(NEW_DATE);
  await search.fill(NEW_NAME);
  await expect.poll(() => drawnPorts()).toEqual([`${NEW_PORT}`]);
  await page.getByRole('button', { name: 'Back to the built-in data' }).click();
  await expect.element(page.getByText(`No record matches “${NEW_NAME}”.`)).toBeVisible();
  await expect.element(page.getByText(/ · built in$/)).toBeVisible();
});

test.each([
  ['an empty one', '', 'The file is empty.'],
  ['a web page', '<html></html>', 'Line 1: This is a web page, not a CSV file.'],
  [
    'a cut one',
    FILE.slice(0, 600_000),
    /^! Line \d+: The file is cut|^! Line \d+: A quoted cell has no end|The file is not whole/,
  ],
  ['another table', 'a,b\n1,2\n', /Line 1: This is another table/],
])('a file that is not IANA’s is refused with line and reason: %s', async (_, text, words) => {
  const { host } = await openRegistry();
  await choose(text);
  const alert = page.getByRole('alert');
  await expect.element(alert).toMatchTextContent(words);
  await expect.element(alert).toMatchTextContent('Nothing was changed.');
  expect(host.registry.asset).toBeNull();
  await expect.element(page.getByText(/ · built in$/)).toBeVisible();
});

test('a file that is much too large is refused before it is read', async () => {
  await openRegistry();
  await choose('x'.repeat(LARGEST_REGISTRY_FILE + 1));
  await expect.element(page.getByRole('alert')).toMatchTextContent(/larger than 4,000,000 bytes/);
});

test('a refusal is told in Japanese too', async () => {
  const { host } = await openRegistry();
  host.settings({ language: 'ja' });
  await expect.element(page.getByRole('button', { name: 'IANA の CSV を取り込む…' })).toBeVisible();
  await choose('');
  await expect
    .element(page.getByRole('alert'))
    .toMatchTextContent('ファイルは空です。何も変更していません。');
});

test('without a connection the file is not taken over, and why is said', async () => {
  const { host } = await openRegistry();
  host.isAway = true;
  host.drop(null);
  await choose(FILE);
  await expect
    .element(page.getByRole('alert').filter({ hasText: 'could not be taken over' }))
    .toMatchTextContent('The connection to the monitor is gone');
});

test('what another window imports is shown here at once', async () => {
  const { host } = await openRegistry();
  await search.fill(`${NEW_PORT}`);
  await host.importElsewhere(FILE);
  await expect.element(grid.getByText(NEW_NAME)).toBeVisible();
});
