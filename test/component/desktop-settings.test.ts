import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { BRIDGE_NAME } from '../../shared/api/bridge.ts';
import { openPage } from '../support/open-page.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const desktop = page.getByRole('region', { name: 'Desktop' });
const keep = desktop.getByRole('combobox', { name: 'Stay in the tray when the window is closed' });
const OPTIONS = { rows: HOUSE_ROWS, place: 'settings' } as const;

/** What the preload script puts there; the page only asks whether it is. */
beforeEach(() => {
  Object.assign(globalThis, { [BRIDGE_NAME]: {} });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, BRIDGE_NAME);
});

test('whether it stays in the tray is as it is set, and is changed alone', async () => {
  const { host } = await openPage(OPTIONS);
  await expect.element(keep).toHaveDisplayValue('While listeners are expected');
  await keep.selectOptions('Never');
  await expect.element(keep).toHaveDisplayValue('Never');
  expect(host.changedSettings).toEqual([{ desktop: { keepInTray: 'never' } }]);
});

test('it is asked in Japanese, too', async () => {
  await openPage({ ...OPTIONS, settings: { language: 'ja', desktop: { keepInTray: 'always' } } });
  const inJapanese = page.getByRole('combobox', { name: 'ウィンドウを閉じてもトレイに残る' });
  await expect.element(inJapanese).toHaveDisplayValue('常に');
});

test('in a browser there is nothing to be set of it', async () => {
  Reflect.deleteProperty(globalThis, BRIDGE_NAME);
  await openPage(OPTIONS);
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect.element(desktop).not.toBeInTheDocument();
});
