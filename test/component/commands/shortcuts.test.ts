import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PLACE_KEYS } from '../../../renderer/commands/shortcuts.ts';
import { PLACES } from '../../../renderer/stores/places.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test.each(PLACES.map(({ place }) => place))('two keys open the view %s', async (place) => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard(PLACE_KEYS[place].join(''));
  await expect.poll(() => stores.view.place).toBe(place);
});

test('p pauses and resumes', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('p');
  await expect.poll(() => stores.sockets.paused).toBe(true);
  await userEvent.keyboard('p');
  await expect.poll(() => stores.sockets.paused).toBe(false);
});

test('? shows every key with what it does', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('?');
  await expect.element(sheet).toBeVisible();
  const text = sheet.element().textContent ?? '';
  for (const { place } of PLACES) expect(text).toContain(PLACE_KEYS[place].join(' '));
});

test('/ leads to the filter, and what is typed there is no shortcut', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('/');
  await userEvent.keyboard('gp?');
  expect(stores.sockets.query).toBe('gp?');
  expect([stores.view.place, stores.sockets.paused]).toEqual(['well-known', false]);
  await expect.element(sheet).not.toBeInTheDocument();
});

test('under a dialog the keys of the page do nothing', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('?');
  await expect.element(sheet).toBeVisible();
  await userEvent.keyboard('gp');
  expect(stores.view.place).toBe('well-known');
});
