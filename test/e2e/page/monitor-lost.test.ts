import { describeApp } from '../../support/app-test.ts';
import { childrenOf } from '../../support/processes.ts';
import { see } from '../../support/see.ts';

describeApp('a monitor that ends by itself', (spec) => {
  spec('is started again, and the page goes on with what is there then', async ({ open, lab }) => {
    const before = await lab.open();
    const { house, app } = await open();
    // Other programs may hold more sockets than the window has room for.
    await house.filter(`pid:${process.pid}`);
    await house.openRange('registered');
    await see(house.row(before)).toBeVisible();
    for (const pid of childrenOf(app.pid, 'monitor/main.js')) process.kill(pid, 'SIGKILL');
    await lab.close(before);
    const after = await lab.open();
    await see(house.row(after)).toBeVisible({ timeout: 15_000 });
    await see(house.row(before)).toHaveCount(0);
  });
});
