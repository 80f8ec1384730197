import { describePage } from '../../support/app-test.ts';
import { HouseKeys } from '../../support/house-keys.ts';
import type { HousePage } from '../../support/house-page.ts';
import { QuietPorts } from '../../support/lab/quiet-ports.ts';
import { see } from '../../support/see.ts';

/** Goes into the page and says there, by keys, that all that listens now is expected. */
async function learnAll(house: HousePage): Promise<HouseKeys> {
  const { page } = house;
  const keys = new HouseKeys(house);
  await keys.enter();
  await keys.press('g', 'f');
  const accept = page.getByRole('button', { name: /^All that listens now is expected/ });
  await see(accept).toBeVisible();
  await keys.tabTo(accept);
  await keys.press('Enter');
  await see(page.getByRole('tab', { name: /^Expected · \d/ })).toBeVisible();
  return keys;
}

describePage('findings by keyboard alone', (spec) => {
  spec(
    'what listens is learnt, and what comes later is found, decided and taken back',
    async ({ lab, home, open }) => {
      await lab.open();
      const { house } = await open();
      const { page } = house;
      const keys = await learnAll(house);

      const quiet = new QuietPorts();
      const rules = await quiet.expectOthers(home);
      await see(page.getByRole('tab', { name: `Expected · ${rules}`, exact: true })).toBeVisible();
      await see(page.getByRole('tab', { name: 'Findings · 0', exact: true })).toBeVisible();
      const door = await lab.open({ host: '0.0.0.0', port: quiet.next(), inChild: true });
      const name = new RegExp(`New listener ${door.local.port}/tcp`);
      const line = page.getByRole('heading', { name }).getByRole('button');
      await see(line).toBeVisible();
      const badge = page
        .getByRole('navigation')
        .getByRole('button', { name: /Findings \d+ finding/ });
      await see(badge).toBeVisible();
      await see(page).toHaveTitle(/^\(\d+\) Portico$/);
      await see(page.getByText(new RegExp(`0\\.0\\.0\\.0:${door.local.port}`))).toBeVisible();

      await keys.tabTo(line);
      await keys.press('a');
      await see(line).toHaveCount(0);
      await see(page.getByRole('log').getByText('Acknowledged: 1 finding.')).toBeVisible();
      await keys.press('u');
      await see(line).toBeVisible();

      await keys.tabTo(line);
      await keys.press('x');
      await see(line).toHaveCount(0);
      await see(page.getByRole('log').getByText('Expected from now on: 1 finding.')).toBeVisible();
      // Back over the button that takes back, to the tabs.
      await keys.press('Shift+Tab', 'Shift+Tab');
      await see(page.getByRole('tab', { name: /^Findings/ })).toBeFocused();
      await keys.press('ArrowRight');
      const search = page.getByRole('textbox', { name: 'Search the rules' });
      await keys.tabTo(search);
      await keys.type(`${door.local.port}`);
      await see(
        page.getByRole('gridcell', { name: `${door.local.port}/tcp`, exact: true }),
      ).toBeVisible();
    },
  );

  spec(
    'a door is expected from its details, and the row loses its sign',
    async ({ lab, home, open }) => {
      await lab.open();
      const { house } = await open();
      const { page } = house;
      const keys = await learnAll(house);
      const quiet = new QuietPorts();
      await quiet.expectOthers(home);
      const door = await lab.open({ port: quiet.next(), inChild: true });
      await keys.press('g', 'r');
      await keys.filter(`port:${door.local.port} role:listener`);
      await see(page.getByRole('gridcell', { name: /finding: / })).toBeVisible();
      await keys.press('Enter');
      const button = house.details.getByRole('button', { name: 'Expect this door' });
      await keys.tabTo(button);
      await keys.press('Enter');
      await see(house.details.getByText('Your rule expects it.')).toBeVisible();
      await see(page.getByRole('gridcell', { name: /finding: / })).toHaveCount(0);
    },
  );
});
