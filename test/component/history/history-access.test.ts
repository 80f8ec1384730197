import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { violations } from '../../support/axe.ts';
import { emulate } from '../../support/emulate.ts';
import { openPage } from '../../support/open-page.ts';
import { cursorList, HOUR, now, openHistory, timeline, web } from './history-page.ts';

test.each(['en', 'ja'] as const)('axe finds nothing wrong with it in %s', async (language) => {
  const marks = { type: 'finding', kind: 'wider', severity: 'high', protocol: 'tcp' } as const;
  const { host } = await openHistory([web(), web({ id: 2, port: 443 })], (host) => {
    host.history.marks = [
      { ...marks, at: now - HOUR, port: '80', ports: [80], program: 'web', outcome: null },
    ];
  });
  host.settings({ language });
  await timeline.click({ position: { x: 380, y: 150 } });
  for (const summary of document.querySelectorAll('summary')) summary.click();
  await expect.element(cursorList.getByText('80/tcp')).toBeVisible();
  for (const scheme of ['dark', 'light'] as const) {
    await emulate({ scheme, motion: 'reduce' });
    expect((await violations()).join('\n'), scheme).toBe('');
  }
  await emulate();
});

test('settings say for how long it is kept, and switch it off', async () => {
  const { host } = await openPage({ rows: [], place: 'settings' });
  await page.getByRole('combobox', { name: 'Keep for' }).selectOptions('30 days');
  await expect.poll(() => host.changedSettings.at(-1)).toMatchObject({ history: { days: 30 } });
  await page.getByRole('switch', { name: /Remember who listened when/ }).click();
  await expect.poll(() => host.changedSettings.at(-1)).toMatchObject({ history: { on: false } });
});
