import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { commandsOf } from '../../../renderer/commands/commands.ts';
import { SHEET } from '../../../renderer/commands/sheet.ts';
import { keysText, PLACE_KEYS } from '../../../renderer/commands/shortcuts.ts';
import { PLACES } from '../../../renderer/stores/places.ts';
import { LINE_KEYS } from '../../../renderer/ui/line-keys.ts';
import { BUILDING_KEYS } from '../../../shared/building/keys.ts';
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

/** What the sheet says, line by line: what is done, and the keys for it. */
function shownLines(): (readonly [string, string])[] {
  return [...sheet.element().querySelectorAll('dl > div')].map((line) => [
    line.querySelector('dt')?.textContent ?? '',
    [...line.querySelectorAll('kbd')].map((key) => key.textContent).join(' | '),
  ]);
}

test.each(['en', 'ja'] as const)('? shows every command that has keys, in %s', async (language) => {
  const { stores } = await openPage({ rows: HOUSE_ROWS, settings: { language } });
  await userEvent.keyboard('?');
  await expect.poll(() => stores.view.dialog).toBe('shortcuts');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  const said = [...document.querySelectorAll('[role=dialog] dl > div')].map((line) =>
    (line.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );
  for (const { label, keys } of commandsOf(stores)) {
    if (keys) expect(said).toContain(`${label} ${keysText(keys, false)}`);
  }
});

test('? shows every key of lists and of the building too', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('?');
  await expect.element(sheet).toBeVisible();
  expect(shownLines()).toContainEqual(['Come nearer, go further away', '+ | = | -']);
  expect(shownLines()).toContainEqual(['Select all lines', 'Ctrl A']);
  const keysIn = (place: string) =>
    SHEET.filter(({ id }) => id === place).flatMap(({ lines }) =>
      lines.flatMap((line) => line.keys),
    );
  expect(keysIn('building')).toEqual(expect.arrayContaining([...BUILDING_KEYS]));
  expect(keysIn('lists')).toEqual(expect.arrayContaining([...LINE_KEYS]));
});

test('no two commands have the same keys, and none hides the beginning of another', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  const all = commandsOf(stores).flatMap(({ keys }) => (keys ? [keys] : []));
  const written = all.map((keys) => keys.join(' '));
  expect(new Set(written).size).toBe(written.length);
  const beginnings = all.flatMap((keys) => (keys.length > 1 ? keys.slice(0, 1) : []));
  expect(beginnings.filter((key) => written.includes(key))).toEqual([]);
});

test('what is often done has keys: reading now, comparing, theme, language, groups', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('td');
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark');
  await userEvent.keyboard('vp');
  await expect.poll(() => stores.sockets.grouping).toBe('process');
  await userEvent.keyboard('o');
  await expect.poll(() => stores.sockets.openGroups.areOpen).toBe(false);
  await userEvent.keyboard('lj');
  await expect.poll(() => stores.monitor.language).toBe('ja');
  const refresh = vi.spyOn(stores.monitor, 'refresh');
  await userEvent.keyboard('n');
  expect(refresh).toHaveBeenCalledOnce();
  await userEvent.keyboard('c');
  await expect.poll(() => stores.view.dialog).toBe('compare');
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
