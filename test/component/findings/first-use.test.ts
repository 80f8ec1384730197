import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeRule } from '../../support/make-finding.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { HOUSE } from '../../support/sample-house.ts';
import { button, openFindings, toasts } from './findings-page.ts';

const choices = page.getByRole('checkbox');
const webChoice = page.getByRole('checkbox', { name: /8080\/tcp/ });
const asRange = page.getByRole('switch', { name: /any port that the system hands out/ });

test('before anything is expected, the page says what a baseline is and what would be learnt', async () => {
  await openFindings({ rules: null });
  await expect
    .element(page.getByRole('heading', { name: /Which doors are expected/ }))
    .toBeVisible();
  await expect.element(page.getByText(/A baseline is the list of the listeners/)).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'What would be expected' })).toBeVisible();
  await expect.element(page.getByText('22/tcp')).toBeVisible();
  await expect.element(page.getByText('sshd')).toBeVisible();
  await expect.element(page.getByRole('tab').first()).not.toBeInTheDocument();
});

test('what cannot be expected is not offered: connections, and Portico’s own sockets', async () => {
  await openFindings({ rules: null, rows: [HOUSE.ssh, HOUSE.visitor, HOUSE.portico] });
  await expect.element(page.getByRole('checkbox', { name: /22\/tcp/ })).toBeVisible();
  expect(choices.all()).toHaveLength(1);
});

test('one word expects all that listens now, and findings begin', async () => {
  const { host } = await openFindings({ rules: null });
  host.findings.listening = [makeRule()];
  await button(/^All that listens now is expected/).click();
  await expect
    .element(page.getByRole('heading', { name: 'Everything that listens is expected.' }))
    .toBeVisible();
  await expect
    .element(toasts.getByText('Expected from now on: 1 rule new or changed.').first())
    .toBeVisible();
  expect(host.findings.state.rules).toBe(1);
  await expect.poll(() => document.activeElement?.id).toBe('sockets');
});

test('a single listener can be left out: only the others are expected', async () => {
  const { host } = await openFindings({ rules: null });
  const all = choices.all().length;
  await webChoice.click();
  await button(`Expect ${all - 1} of ${all}`).click();
  await expect.poll(() => host.findings.state.rules).toBe(all - 1);
  const ports = (await host.findings.handlers().expectedRules(null)).map(({ port }) => port);
  expect(ports).toContain(22);
  expect(ports).not.toContain(8080);
});

test('all can be taken out and put in again; nothing cannot be expected', async () => {
  await openFindings({ rules: null });
  await button('Choose none').click();
  await expect.element(button(/^Expect 0 of/)).toBeDisabled();
  await button('Choose all').click();
  await expect.element(button(/^All that listens now is expected/)).toBeEnabled();
});

test('a program on a port that the system hands out is expected at any of them, or at that one', async () => {
  const row = makeRow({
    protocol: 'udp',
    local: { address: '0.0.0.0', port: 40_123 },
    owners: [makeOwner()],
    ownersStatus: 'complete',
  });
  await openFindings({ rules: null, rows: [row] });
  await expect.element(asRange).toBeChecked();
  await expect.element(page.getByText(/^ports that this system hands out/)).toBeVisible();
  await asRange.click();
  await expect.element(page.getByText('40123/udp')).toBeVisible();
});

test('without such a program nobody is asked about it', async () => {
  await openFindings({ rules: null, rows: [HOUSE.ssh] });
  await expect.element(page.getByText('22/tcp')).toBeVisible();
  await expect.element(asRange).not.toBeInTheDocument();
});

test('a listener that opens meanwhile is among what would be learnt', async () => {
  const { host } = await openFindings({ rules: null, rows: [HOUSE.ssh] });
  await host.delta({ opened: [HOUSE.web] });
  await expect.element(webChoice).toBeChecked();
  await host.delta({ closed: ['web'] });
  await expect.element(webChoice).not.toBeInTheDocument();
});

test('of thousands of listeners only the first are drawn, until more are wanted', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) =>
    makeRow({
      local: { address: '127.0.0.1', port: 2000 + index },
      owners: [makeOwner()],
      ownersStatus: 'complete',
    }),
  );
  await openFindings({ rules: null, rows });
  await expect.element(button('All that listens now is expected (3,000)')).toBeVisible();
  expect(choices.all()).toHaveLength(100);
  await button('Show 100 more').click();
  expect(choices.all()).toHaveLength(200);
});

test('a known risk is told before it is expected', async () => {
  const docker = makeRow({
    local: { address: '0.0.0.0', port: 2375 },
    owners: [makeOwner({ name: 'dockerd', path: '/usr/bin/dockerd' })],
    ownersStatus: 'complete',
  });
  await openFindings({ rules: null, rows: [docker] });
  await expect.element(page.getByText(/known risk:/)).toBeVisible();
});

test('where the monitor cannot take it, that is said and nothing is lost', async () => {
  const { host } = await openFindings({ rules: null });
  host.isAway = true;
  host.drop(null);
  await button(/^All that listens now is expected/).click();
  await expect.element(toasts.getByText(/That did not work/).first()).toBeVisible();
  await expect.element(button(/^All that listens now is expected/)).toBeEnabled();
});
