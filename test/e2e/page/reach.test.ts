import { describePage } from '../../support/app-test.ts';
import { see } from '../../support/see.ts';

describePage('who can reach a door', (spec) => {
  spec('the details of a real door say who, and how it is closed', async ({ lab, open }) => {
    const door = await lab.open({ host: '0.0.0.0', port: 'registered' });
    const { house } = await open();
    await house.openRange('registered');
    await house.filter(`pid:${process.pid}`);
    await house.row(door).click();
    await see(
      house.details.getByRole('heading', { name: 'Who can reach this door' }),
    ).toBeVisible();
    await see(house.details.getByText('Every other machine that has a way')).toBeVisible();
    await see(house.details.getByText(/^Open to the network/).last()).toBeVisible();
    await house.details.getByText('Let Node.js listen on this machine only').click();
    await see(
      house.details.getByText(`server.listen(${door.local.port}, '127.0.0.1')`),
    ).toBeVisible();
  });

  spec('a door of this machine alone is told to be so', async ({ lab, open }) => {
    const door = await lab.open({ port: 'registered' });
    const { house } = await open();
    await house.openRange('registered');
    await house.filter(`pid:${process.pid}`);
    await house.row(door).click();
    await see(house.details.getByText('Nobody but this machine.')).toBeVisible();
    await see(house.details.getByText('This host’s firewall')).toHaveCount(0);
  });

  spec('a second opinion is given by the sources of this machine', async ({ open }) => {
    const { house } = await open();
    await house.page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^read by/ })
      .click();
    const dialog = house.page.getByRole('dialog', { name: 'Second opinion' });
    await dialog.getByRole('button', { name: 'Ask for a second opinion' }).click();
    await see(dialog.getByRole('button', { name: 'Ask again' })).toBeVisible({ timeout: 60_000 });
    await see(
      dialog.getByText(/All sources agree|that nothing known explains|Only one source/),
    ).toBeVisible();
  });
});
