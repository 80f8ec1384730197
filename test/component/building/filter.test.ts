import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tokenColour } from '../../support/contrast.ts';
import { emulate } from '../../support/emulate.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { coloursOf, picture, placeOf, rest } from './open-building.ts';

beforeEach(() => emulate({ scheme: 'dark', motion: 'reduce' }));
afterEach(() => emulate());

const tip = page.getByRole('tooltip');

function rgb(token: string): readonly number[] {
  const [red, green, blue, alpha] = tokenColour(token);
  return [red, green, blue, alpha * 255];
}

async function openFiltered(query: string, language: 'en' | 'ja' = 'en') {
  const opened = await openPage({ rows: HOUSE_ROWS, place: 'building', settings: { language } });
  opened.stores.sockets.query = query;
  await rest();
  return opened;
}

test('doors that do not match lose their colour, and it is said how many do', async () => {
  await openFiltered('owner:sshd');
  await expect.element(page.getByText('1 of 7 doors in use matches the filter.')).toBeVisible();
  expect(coloursOf(22)).toContainEqual(rgb('exposure-any'));
  expect(coloursOf(8080)).not.toContainEqual(rgb('exposure-interface'));
  expect(coloursOf(8080)).toContainEqual(rgb('building-ghost'));
});

test('in Japanese too', async () => {
  await openFiltered('owner:sshd', 'ja');
  await expect.element(page.getByText(/使用中のドア 7 枚のうち 1 枚が/)).toBeVisible();
});

test('a door that does not match still says who is there, and that it does not match', async () => {
  await openFiltered('owner:sshd');
  await userEvent.hover(picture, { position: placeOf(8080) });
  await expect.element(tip.getByText(/^8080 /)).toBeVisible();
  await expect.element(tip.getByText('Does not match the filter.')).toBeVisible();
});

test('what opens or changes is sorted in at once', async () => {
  const { host } = await openFiltered('user:guard');
  await expect
    .element(page.getByText('None of the 7 doors in use matches the filter.'))
    .toBeVisible();
  await host.delta({ changed: [{ ...HOUSE.ssh, user: 'guard' }] });
  await expect.element(page.getByText('1 of 7 doors in use matches the filter.')).toBeVisible();
  await rest();
  expect(coloursOf(22)).toContainEqual(rgb('exposure-any'));
});

test('without the filter every door has its colour again', async () => {
  await openFiltered('owner:sshd');
  await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).click();
  await rest();
  expect(coloursOf(8080)).toContainEqual(rgb('exposure-interface'));
  await expect.element(page.getByText(/match(es)? the filter/)).not.toBeInTheDocument();
});

test('the text of the doors has those that match', async () => {
  await openFiltered('owner:sshd');
  const items = [...document.querySelectorAll('section.visually-hidden li')];
  expect(items.map((item) => (item.textContent ?? '').trim())).toEqual([
    expect.stringMatching(/^22 sshd/),
  ]);
});
