import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { BRIDGE_NAME } from '../../shared/api/bridge.ts';
import type { FakeHost } from '../support/fake-host.ts';
import { openPage } from '../support/open-page.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

// The name alone: the note below it only describes it.
const toggle = page.getByRole('switch', { name: 'Start when I log in', exact: true });

// The page is that of the desktop where the preload script has left its bridge.
beforeEach(() => {
  Object.assign(globalThis, { [BRIDGE_NAME]: {} });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, BRIDGE_NAME);
});

async function openSettings(prepare: (host: FakeHost) => void): Promise<FakeHost> {
  const { host } = await openPage({
    rows: HOUSE_ROWS,
    prepare: (prepared) => {
      prepared.actions.isAllowed = true;
      prepare(prepared);
    },
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect.element(page.getByRole('heading', { name: 'Desktop' })).toBeVisible();
  return host;
}

function known(on: boolean, waits = false) {
  return (host: FakeHost): void => {
    host.login.start = { state: 'known', on, waits };
  };
}

test('it is off until the user switches it on', async () => {
  const host = await openSettings(known(false));
  await expect.element(toggle).not.toBeChecked();
  await expect.element(toggle).toHaveAccessibleDescription(/\S/);
  await toggle.click();
  await expect.element(toggle).toBeChecked();
  expect(host.login.start).toMatchObject({ on: true });
  await toggle.click();
  await expect.element(toggle).not.toBeChecked();
});

test('what was changed in the system meanwhile is seen when the window is looked at again', async () => {
  const host = await openSettings(known(true));
  await expect.element(toggle).toBeChecked();
  known(false)(host);
  window.dispatchEvent(new Event('focus'));
  await expect.element(toggle).not.toBeChecked();
});

test('it says so where the user has still to allow it in the system', async () => {
  await openSettings(known(true, true));
  await expect.element(toggle).toBeChecked();
  await expect.element(page.getByText(/allow Portico in the system’s settings/)).toBeVisible();
});

test('what the system does not let be changed stays as it is, and says why', async () => {
  await openSettings((host) => {
    known(false)(host);
    host.login.refusal = 'EROFS: read-only file system';
  });
  await toggle.click();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('This was not changed: EROFS: read-only file system');
  await expect.element(toggle).not.toBeChecked();
});

test('in development it cannot be switched, and says what is needed', async () => {
  await openSettings((host) => {
    host.login.start = { state: 'unavailable', why: 'not-installed' };
  });
  await expect.element(toggle).toBeDisabled();
  await expect.element(page.getByText('To be had as soon as Portico is installed.')).toBeVisible();
});
