import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { button, openFindings } from './findings-page.ts';

const alerts = page.getByRole('region', { name: 'Alerts' });
const notifications = alerts.getByRole('switch', { name: /^Notifications on the desktop/ });
const quiet = alerts.getByRole('switch', { name: /^Quiet hours/ });
const QUIET = { from: 22 * 60, to: 7 * 60 };

test('before there is a baseline it is said that alerts are without effect, and where that changes', async () => {
  await openFindings({ place: 'settings', rules: null });
  await expect.element(alerts.getByText(/^Without effect until/)).toBeVisible();
  await button('Say what is expected …').click();
  await expect
    .element(page.getByRole('heading', { name: /Which doors are expected/ }))
    .toBeVisible();
});

test('notifications are switched off and on, and quiet hours stay as they were', async () => {
  const { host } = await openFindings({
    place: 'settings',
    settings: { alerts: { notifications: true, quiet: QUIET } },
  });
  await expect.element(alerts.getByText(/^Without effect/)).not.toBeInTheDocument();
  await notifications.click();
  await expect.element(notifications).not.toBeChecked();
  await expect.element(quiet).toBeDisabled();
  await notifications.click();
  await expect.element(notifications).toBeChecked();
  expect(host.changedSettings).toEqual([
    { alerts: { notifications: false, quiet: QUIET } },
    { alerts: { notifications: true, quiet: QUIET } },
  ]);
});

test('quiet hours begin as a night, and their ends are set apart', async () => {
  const { host } = await openFindings({ place: 'settings' });
  await quiet.click();
  await expect.element(alerts.getByLabelText('From')).toHaveValue('22:00');
  await expect.element(alerts.getByLabelText('To')).toHaveValue('07:00');
  await alerts.getByLabelText('From').fill('23:30');
  await expect
    .poll(() => host.changedSettings.at(-1))
    .toEqual({
      alerts: { notifications: true, quiet: { from: 23 * 60 + 30, to: 7 * 60 } },
    });
  await quiet.click();
  await expect
    .poll(() => host.changedSettings.at(-1))
    .toEqual({
      alerts: { notifications: true, quiet: null },
    });
});

test('quiet hours that end when they begin are said to last the whole day', async () => {
  await openFindings({
    place: 'settings',
    settings: { alerts: { notifications: true, quiet: { from: 0, to: 0 } } },
  });
  await expect.element(alerts.getByText(/last the whole day/)).toBeVisible();
});

test('hooks are explained, and set in a terminal only', async () => {
  await openFindings({ place: 'settings' });
  await expect.element(alerts.getByText('portico hook --help')).toBeVisible();
});
