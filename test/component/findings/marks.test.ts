import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeFinding, makeProgram, makeRule } from '../../support/make-finding.ts';
import { makeOwner } from '../../support/make-row.ts';
import { details, rowWith, statusBar } from '../../support/page-queries.ts';
import { HOUSE } from '../../support/sample-house.ts';
import { button, openFindings, toasts } from './findings-page.ts';

const GRAVE = makeFinding({
  severity: 'high',
  program: makeProgram({ path: '/usr/bin/doorkeeper' }),
});
const rail = page.getByRole('navigation');

test('the rail says how many findings there are, and how much the gravest matters', async () => {
  const { host } = await openFindings({
    place: 'building',
    findings: [GRAVE, makeFinding({ port: 1 })],
  });
  await expect
    .element(rail.getByRole('button', { name: /^Findings 2 findings; the gravest: matters much$/ }))
    .toBeVisible();
  host.findings.set({ findings: [] });
  host.tellFindings();
  await expect.element(rail.getByRole('button', { name: /^Findings$/ })).toBeVisible();
});

test('the name of the window has the number, and loses it', async () => {
  const { host } = await openFindings({ place: 'building', findings: [GRAVE] });
  await expect.poll(() => document.title).toBe('(1) Portico');
  host.findings.set({ findings: [] });
  host.tellFindings();
  await expect.poll(() => document.title).toBe('Portico');
});

test('the foot of every view leads to the findings, and a new one is heard of', async () => {
  const { host } = await openFindings({ place: 'learn' });
  const found = statusBar.getByRole('button', { name: '1 finding' });
  const live = statusBar.element().querySelector('[aria-live=polite]');
  expect(live?.textContent).toBe('');
  host.findings.set({ findings: [GRAVE] });
  host.tellFindings();
  await expect.element(found).toBeVisible();
  expect(live?.contains(found.element())).toBe(true);
  await found.click();
  await expect.element(page.getByRole('heading', { name: 'Findings', level: 2 })).toBeVisible();
});

test('a row of a door with a finding has a sign, in words too; the others have none', async () => {
  await openFindings({ place: 'registered', findings: [GRAVE] });
  const sign = 'finding: matters much';
  await expect.element(rowWith('8080').getByText(sign)).toBeInTheDocument();
  await expect.element(rowWith('5432').getByText(sign)).not.toBeInTheDocument();
});

test('a connection at the port of a finding is no listener and has no sign', async () => {
  const call = {
    ...HOUSE.visitor,
    id: 'call',
    local: { address: '192.0.2.10', port: 8080 },
    range: 'registered',
  } as const;
  await openFindings({ place: 'registered', rows: [HOUSE.web, call], findings: [GRAVE] });
  await expect.element(rowWith('8080').first()).toBeVisible();
  expect(page.getByText('finding: matters much').all()).toHaveLength(1);
});

test('the details of a door say that no rule expects it, and expect it', async () => {
  const { host, stores } = await openFindings({
    place: 'registered',
    rules: [],
    findings: [GRAVE],
  });
  stores.view.select({ kind: 'socket', id: 'web' });
  await expect.element(details.getByText('No rule expects it.')).toBeVisible();
  await details.getByRole('button', { name: 'Expect this door' }).click();
  await expect.poll(() => host.findings.expectedRows).toEqual(['web']);
});

test('the details say which rule expects a door, or how it differs from it', async () => {
  const path = '/usr/bin/webserver';
  const web = { ...HOUSE.web, owners: [makeOwner({ name: 'webserver', path })] };
  const { host, stores } = await openFindings({
    place: 'registered',
    rows: [web],
    rules: [makeRule({ exposure: 'interface' })],
  });
  stores.view.select({ kind: 'socket', id: 'web' });
  await expect.element(details.getByText('Your rule expects it.')).toBeVisible();
  await expect
    .element(details.getByText('Your rule: 8080/tcp · webserver · one interface'))
    .toBeVisible();
  host.findings.set({ rules: [makeRule()] });
  host.tellFindings();
  await expect
    .element(details.getByText('It is open to more than your rule expects.'))
    .toBeVisible();
  host.findings.set({ rules: [makeRule({ program: makeProgram({ path: '/usr/bin/node' }) })] });
  host.tellFindings();
  await expect.element(details.getByText('Your rule expects another program here.')).toBeVisible();
});

test('before anything is expected the details lead to where that is said', async () => {
  const { stores } = await openFindings({ place: 'registered', rules: null });
  stores.view.select({ kind: 'socket', id: 'web' });
  await details.getByRole('button', { name: 'Say what is expected …' }).click();
  await expect
    .element(page.getByRole('heading', { name: /Which doors are expected/ }))
    .toBeVisible();
});

test('what findings are not about has no such section', async () => {
  const { stores } = await openFindings({ place: 'well-known' });
  stores.view.select({ kind: 'socket', id: 'visitor' });
  await expect.element(details.getByRole('heading', { level: 2 })).toBeVisible();
  await expect.element(details.getByRole('heading', { name: 'Expected?' })).not.toBeInTheDocument();
});

test('the palette leads to the findings and takes the last word back', async () => {
  await openFindings({ findings: [GRAVE] });
  await button(/^Acknowledge: /).click();
  await expect.element(toasts.getByText('Acknowledged: 1 finding.')).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect.element(palette.getByText('Go to Findings')).toBeVisible();
  await palette.getByRole('combobox').fill('take back');
  await palette.getByText('Take back what was said of findings').click();
  await expect.element(toasts.getByText('Taken back: 1 finding acknowledged.')).toBeVisible();
});

test('the door in the building says that there is a finding, to who looks and to who hears', async () => {
  await openFindings({ place: 'building', findings: [GRAVE] });
  await expect.element(page.getByRole('listitem').getByText(/with a finding$/)).toBeVisible();
  const picture = page.getByRole('application');
  picture.element().focus();
  for (let step = 0; step < 9; step += 1) {
    if (document.body.textContent?.includes('Door 8080,')) break;
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}');
  }
  await expect
    .element(page.getByRole('tooltip').getByText('! finding: matters much'))
    .toBeVisible();
  expect(document.body.textContent).toMatch(/Door 8080, floor 7.*finding: matters much/s);
});
