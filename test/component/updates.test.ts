import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { UPDATE_FAILURES, UPDATE_OBSTACLES, updateFailure } from '../../shared/update/update.ts';
import { openPage } from '../support/open-page.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const region = page.getByRole('region', { name: 'Updates' });
const status = region.getByRole('status');
const OFFER = { version: '9.9.9', notes: 'First\n<b>second</b>\u202e', bytes: 90_000_000 };

async function openSettings(options: Partial<Parameters<typeof openPage>[0]> = {}) {
  const { host } = await openPage({
    rows: HOUSE_ROWS,
    ...options,
    prepare: (prepared) => {
      prepared.actions.isAllowed = true;
    },
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  return host;
}

function button(name: string) {
  return region.getByRole('button', { name });
}

test('a host that does not bring itself up to date has nothing of it', async () => {
  await openSettings();
  await expect.element(page.getByRole('heading', { name: 'About' })).toBeVisible();
  expect(region.query()).toBeNull();
});

test('from the first look to the restart, each step waits for the user', async () => {
  const host = await openSettings();
  host.tellUpdate({ kind: 'idle' });
  await button('Check for updates').click();
  await expect.element(status).toMatchTextContent('Looking for a newer version …');
  host.tellUpdate({ kind: 'none', at: 0 });
  await expect.element(status).toMatchTextContent(/is the newest version \(asked at /);
  await button('Check again').click();
  host.tellUpdate({ kind: 'found', offer: OFFER });
  await expect.element(status).toMatchTextContent('Version 9.9.9 can be had (90 MB).');
  await button('Download').click();
  host.tellUpdate({ kind: 'downloading', offer: OFFER, received: 30_000_000, total: 90_000_000 });
  await expect.element(region.getByText('30 MB of 90 MB')).toBeVisible();
  const bar = region.getByRole('progressbar', { name: 'Downloaded' });
  await expect.element(bar).toHaveAttribute('value', '30000000');
  await button('Cancel').click();
  await button('Download').click();
  host.tellUpdate({ kind: 'ready', offer: OFFER });
  await button('Restart now').click();
  await expect.element(status).toMatchTextContent(/starts again as version 9\.9\.9/);
  expect(host.updates.wishes).toEqual([
    'check',
    'check',
    'download',
    'cancel',
    'download',
    'restart',
  ]);
});

test('notes are lines of plain text, with what is hidden in them made visible', async () => {
  const host = await openSettings();
  host.tellUpdate({ kind: 'found', offer: OFFER });
  const notes = region.getByRole('group');
  await expect.element(notes.getByText('<b>second</b>‹U+202E›')).toBeVisible();
  await expect.element(notes.getByText('First')).toBeVisible();
  await notes.getByText('What version 9.9.9 brings').click();
  await expect.element(notes.getByText('First')).not.toBeVisible();
  const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
  host.tellUpdate({
    kind: 'found',
    offer: { ...OFFER, version: '9.9.8', notes: lines.join('\n') },
  });
  await expect.element(notes.getByText('line 49')).not.toBeVisible();
});

test('what failed is told with what to do, and can be tried again', async () => {
  const host = await openSettings();
  for (const code of UPDATE_FAILURES) {
    host.tellUpdate({ kind: 'failed', failure: updateFailure(code, 'ENOSPC'), offer: OFFER });
    await expect.element(status).toMatchTextContent(/\.$/);
  }
  await expect.element(region.getByText('What was said: ENOSPC')).toBeVisible();
  await button('Download').click();
  expect(host.updates.wishes).toEqual(['download']);
  host.tellUpdate({ kind: 'failed', failure: updateFailure('unreachable'), offer: null });
  await expect.element(button('Download')).not.toBeInTheDocument();
  await expect.element(button('Check again')).toBeVisible();
});

test('where it is impossible there is the reason, and nothing to press', async () => {
  const host = await openSettings();
  for (const why of UPDATE_OBSTACLES) {
    host.tellUpdate({ kind: 'impossible', why });
    await expect.element(status).toMatchTextContent(/\.$/);
  }
  expect(region.getByRole('button').all()).toHaveLength(0);
  expect(region.getByRole('switch').all()).toHaveLength(0);
});

test('looking at the start is off until the user switches it on', async () => {
  const host = await openSettings();
  host.tellUpdate({ kind: 'idle' });
  const atStart = region.getByRole('switch', { name: /^Check when Portico starts/ });
  await expect.element(atStart).not.toBeChecked();
  await region.getByText('Check when Portico starts').click();
  await expect.element(atStart).toBeChecked();
  expect(host.changedSettings).toEqual([{ updates: { atStart: true } }]);
});

test('a version that is found while something else is looked at is told once, with the way there', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  const notices = page.getByRole('log');
  host.tellUpdate({ kind: 'found', offer: OFFER });
  await expect.element(notices.getByText('バージョン 9.9.9 を入手できます。')).toBeVisible();
  await notices.getByRole('button', { name: '表示' }).click();
  await expect.element(page.getByRole('region', { name: '更新' })).toBeVisible();
  host.tellUpdate({ kind: 'checking' });
  host.tellUpdate({ kind: 'found', offer: OFFER });
  await expect.element(notices.getByText('バージョン 9.9.9')).not.toBeInTheDocument();
});
