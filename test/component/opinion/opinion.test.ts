import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Opinion } from '../../../shared/second-opinion/opinion.ts';
import { openPage } from '../../support/open-page.ts';
import { makeOpinion } from '../../support/reach/make-reach.ts';

const dialog = page.getByRole('dialog', { name: /Second opinion|セカンドオピニオン/ });

const HIDDEN = makeOpinion({
  differences: [
    {
      kind: 'nobody-shows',
      protocol: 'tcp',
      port: 31_337,
      local: '*:31337',
      remote: null,
      state: null,
      seenBy: [],
      missedBy: ['netlink', 'proc'],
      gaps: [],
    },
  ],
  counts: { 'nobody-shows': 1, unexplained: 0, 'port-free': 0, 'known-gap': 0 },
});

async function ask(opinion: Opinion | null, more: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage({
    ...more,
    prepare: (host) => {
      host.reach.opinion = opinion;
    },
  });
  opened.stores.view.openDialog('opinion');
  await dialog.getByRole('button', { name: /^(Ask for|セカンドオピニオンを聞く)/ }).click();
  return opened;
}

test('the source in the status bar leads to a second opinion, and nothing is asked before that is wished', async () => {
  const { host } = await openPage();
  host.reach.opinion = makeOpinion();
  await page.getByRole('contentinfo').getByRole('button', { name: 'read by proc' }).click();
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByText('129,024 ports tried')).not.toBeInTheDocument();
});

test('it tells what came of it, who was asked, and who could not be', async () => {
  await ask(
    makeOpinion({
      witnesses: [
        { source: 'netlink', ok: true, sockets: 12, doors: 5 },
        { source: 'proc', ok: true, sockets: 12, doors: 5 },
        { source: 'systeminformation', ok: false, code: 'timed-out', detail: null },
      ],
    }),
  );
  await expect.element(dialog.getByText('All sources agree.')).toBeVisible();
  await expect.element(dialog).toMatchTextContent(/netlink: 12 sockets, 5 of them doors/);
  await expect.element(dialog).toMatchTextContent(/systeminformation took too long/);
  await expect.element(dialog).toMatchTextContent(/129,024 ports tried; 2,046 need a privilege/);
});

test('what nothing explains is told first, with what it is the sign of', async () => {
  await ask(HIDDEN);
  await expect.element(dialog.getByText('1 difference that nothing known explains.')).toBeVisible();
  await expect.element(dialog).toMatchTextContent(/classic sign of something hidden/);
  await expect.element(dialog).toMatchTextContent(/\*:31337\/tcp · not by netlink, proc/);
});

test('that nobody answered is said, and it can be asked again', async () => {
  const { host } = await ask(null);
  await expect.element(dialog.getByText(/There is no second opinion/)).toBeVisible();
  host.reach.opinion = HIDDEN;
  await dialog.getByRole('button', { name: 'Ask for a second opinion' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Ask again' })).toBeVisible();
});

test('the palette knows it', async () => {
  const { stores } = await openPage();
  stores.view.openDialog('palette');
  await userEvent.keyboard('second opinion');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});

test.each(['en', 'ja'] as const)('it is accessible in %s', async (language) => {
  await ask(HIDDEN, { settings: { language } });
  await expect.element(dialog.getByText(/31337/)).toBeVisible();
  const { violations } = await axe.run(dialog.element(), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
