import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { see } from '../../support/see.ts';
import { describeDesktop } from './describe-desktop.ts';

describeDesktop('the start at login', (spec) => {
  spec(
    'is switched on and off by a file of the session, which the user may change',
    async (world) => {
      const { XDG_CONFIG_HOME, file } = autostart(world.home);
      const { page } = await world.open({ env: { XDG_CONFIG_HOME } });
      const toggle = page.getByRole('switch', { name: /^Start when I log in/ });
      await page.getByRole('button', { name: 'Settings' }).click();
      await see(toggle).not.toBeChecked();
      await toggle.click();
      await see(toggle).toBeChecked();
      const entry = await readFile(file, 'utf8');
      expect(entry).toContain('\nExec="');
      expect(entry).toContain(' "--hidden"\n');
      await rm(file);
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await see(toggle).not.toBeChecked();
      await writeFile(file, entry);
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await see(toggle).toBeChecked();
      await toggle.click();
      await see(toggle).not.toBeChecked();
      await expect(readFile(file)).rejects.toThrow('ENOENT');
    },
  );
});

function autostart(home: string): { XDG_CONFIG_HOME: string; file: string } {
  const XDG_CONFIG_HOME = join(home, 'config');
  return { XDG_CONFIG_HOME, file: join(XDG_CONFIG_HOME, 'autostart', 'portico.desktop') };
}
