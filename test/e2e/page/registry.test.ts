import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { describePage } from '../../support/app-test.ts';
import { runCli } from '../../support/cli.ts';
import type { HousePage } from '../../support/house-page.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../support/iana-file.ts';
import { eventually } from '../../support/real-processes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function openRegistry({ page }: HousePage): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Registry' }).click();
  await page.getByRole('grid', { name: 'Records of the registry' }).waitFor();
}

async function importFile({ page }: HousePage, text: string): Promise<void> {
  const path = join(tempFolder(), 'service-names-port-numbers.csv');
  writeFileSync(path, text);
  await page.locator('input[type=file]').setInputFiles(path);
}

describePage('the registry', (spec) => {
  spec(
    'IANA’s file is imported through the page, for every host, and taken back',
    async ({ home, open }) => {
      const { house } = await open();
      const { page } = house;
      await openRegistry(house);
      await importFile(house, ianaFile());
      await page.getByText(`${NEW_DATE} · `).waitFor();
      await page.getByRole('textbox', { name: 'Search the registry' }).fill(NEW_NAME);
      await page
        .getByRole('row')
        .filter({ hasText: `${NEW_PORT}` })
        .waitFor();
      const info = async () =>
        (await runCli(['registry', 'info'], { env: { PORTICO_HOME: home } })).stdout;
      expect(await info()).toContain(`${NEW_DATE} · `);
      await page.getByRole('button', { name: 'Back to the built-in data' }).click();
      await page.getByText(`No record matches “${NEW_NAME}”.`).waitFor();
      expect(await info()).toContain('built in');
    },
  );

  spec('a file that was cut is refused, and nothing changes', async ({ open }) => {
    const { house } = await open();
    await openRegistry(house);
    await importFile(house, ianaFile().slice(0, 600_000));
    await eventually(() => house.page.getByRole('alert').textContent()).toMatch(
      /Nothing was changed/,
    );
    await house.page.getByText(/ · built in$/).waitFor();
  });

  spec(
    'what is imported in the terminal is shown by a page that is open',
    async ({ home, open }) => {
      const { house } = await open();
      await openRegistry(house);
      const path = join(tempFolder(), 'file.csv');
      writeFileSync(path, ianaFile());
      await runCli(['registry', 'import', path], { env: { PORTICO_HOME: home } });
      await house.page.getByText(`${NEW_DATE} · `).waitFor();
    },
  );

  spec('who holds a port stands in its record', async ({ lab, open }) => {
    const door = await lab.open();
    const { house } = await open();
    await openRegistry(house);
    const { port } = door.local;
    await house.page.getByRole('textbox', { name: 'Search the registry' }).fill(`${port}/tcp`);
    await house.page.getByRole('gridcell', { name: /this machine only/ }).waitFor();
  });
});
