import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Place } from '../../renderer/stores/places.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { messagesIn } from '../../shared/messages/language.ts';
import { FULL_HOUSE } from './full-house.ts';
import type { OpenPage } from './open-page.ts';
import { HOUSE } from './sample-house.ts';
import { openAt, type Scene } from './scenes.ts';

/** Faces of the page that somebody has brought about: menus, lists and marks. */
export const OPENED: readonly Scene[] = [
  after('the menu of columns', 'registered', async ({ table }) => {
    await button(table.columns).click();
    await expect.element(page.getByRole('menu')).toBeVisible();
  }),
  after('saved filters', 'registered', async ({ query }) => {
    await button(query.saved).click();
    await expect.element(page.getByRole('region', { name: query.saved })).toBeVisible();
  }),
  after('suggestions for the filter', 'registered', async () => {
    await filterField().fill('exposure:');
    await expect.element(page.getByRole('listbox')).toBeVisible();
  }),
  after('an error in the filter', 'registered', async () => {
    await filterField().fill('proto:sctp port:53');
    await expect.element(page.getByRole('banner').getByRole('alert')).toBeVisible();
  }),
  after('rows in groups', 'registered', async (_, { stores }) => {
    stores.sockets.grouping = 'process';
    stores.sockets.openGroups.setAll(true);
    await expect.element(page.getByRole('row', { expanded: true }).first()).toBeVisible();
  }),
  after('marks, a selection and changes that wait', 'registered', async (_, { host, stores }) => {
    await host.delta({
      opened: [{ ...HOUSE.web, id: 'new', local: { address: '127.0.0.1', port: 7000 } }],
      changed: [{ ...HOUSE.web, uid: 7 }],
      closed: ['database'],
    });
    const grid = page.getByRole('grid');
    grid.element().focus();
    await userEvent.keyboard('{ArrowDown}{Control>}a{/Control}');
    await host.delta({ closed: ['portico'] });
    stores.toasts.done('7000');
    stores.toasts.problem('9000');
    await expect.element(page.getByText('9000')).toBeVisible();
  }),
  after('a paused page with notes', 'registered', async ({ view }, { host, stores }) => {
    await host.snapshot(FULL_HOUSE, { problems: [{ code: 'rows-unreadable', count: 2 }] });
    stores.sockets.pause();
    await page.getByText(view.problems(1)).click();
    await expect.element(button(view.resume)).toBeVisible();
  }),
  ...(['processes', 'connections'] as const).map((place) =>
    after(`${place} with all that is in them`, place, async ({ groups }) => {
      await button(groups.expandAll).click();
      await expect.element(button(groups.collapseAll)).toBeVisible();
    }),
  ),
  after('a filtered building', 'building', async ({ view }, { stores }) => {
    stores.sockets.query = 'exposure:open';
    await expect.element(button(view.clearFilter).first()).toBeVisible();
  }),
  after('one floor of the building', 'building', async () => {
    page.getByRole('application').element().focus();
    for (let step = 0; step < 20; step += 1) await userEvent.keyboard('+');
    await expect.element(page.getByRole('application')).toHaveFocus();
  }),
  after('the machine where no source can see', 'registered', async (_, { host }) => {
    host.blind([{ source: 'proc', code: 'denied', detail: null }]);
    await expect.element(page.getByRole('alert')).toBeVisible();
  }),
];

function after(
  name: string,
  place: Place,
  act: (messages: Messages, opened: OpenPage) => Promise<void>,
): Scene {
  return {
    name,
    open: async (language) => {
      const opened = await openAt(place, language, FULL_HOUSE);
      await act(messagesIn(language), opened);
      return opened;
    },
  };
}

function button(name: string) {
  return page.getByRole('button', { name, exact: true });
}

function filterField() {
  return page.getByRole('search').getByRole('combobox');
}
