import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeFinding, makeProgram } from '../../support/make-finding.ts';
import { details } from '../../support/page-queries.ts';
import { card, FINDINGS, line, openFindings, toasts } from './findings-page.ts';

const OTHER = /Another program on an expected port/;
const NEW = /New listener/;
const MISSING = /Expected listener missing/;

test('the arrow keys go from finding to finding, Home and End to the ends', async () => {
  await openFindings({ findings: FINDINGS });
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(line(OTHER)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(line(NEW)).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(line(MISSING)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Home}');
  await expect.element(line(OTHER)).toHaveFocus();
});

test('Enter opens a finding and closes it', async () => {
  await openFindings({ findings: FINDINGS });
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(line(NEW)).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.element(line(NEW)).toHaveAttribute('aria-expanded', 'false');
});

test.each([
  ['x', 'expect'],
  ['a', 'acknowledge'],
  ['m', 'mute'],
] as const)(
  'the key %s does what the button does, and the focus goes to the next finding',
  async (key, action) => {
    const { host } = await openFindings({ findings: FINDINGS });
    await userEvent.keyboard(`{ArrowDown}{ArrowDown}${key}`);
    await expect.element(card(NEW)).not.toBeInTheDocument();
    await expect
      .poll(() => host.findings.decisions)
      .toMatchObject([{ of: { ids: ['new-listener 9000/tcp'] }, action }]);
    await expect.element(line(MISSING)).toHaveFocus();
  },
);

test('after the last finding the focus is where the list was', async () => {
  await openFindings({ findings: FINDINGS.slice(1, 2) });
  await userEvent.keyboard('{ArrowDown}a');
  await expect.element(page.getByRole('heading', { name: /^Nothing new/ })).toBeVisible();
  await expect.poll(() => document.activeElement?.id).toBe('sockets');
});

test('the key d shows the door', async () => {
  await openFindings({ findings: FINDINGS });
  await userEvent.keyboard('{ArrowDown}d');
  await expect.element(details).toBeVisible();
});

test('with a key that the system has a meaning for nothing is decided', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  await userEvent.keyboard('{ArrowDown}{Control>}a{/Control}{ArrowDown}');
  await expect.element(line(NEW)).toHaveFocus();
  expect(host.findings.decisions).toEqual([]);
});

test('u takes the last word back, from every view', async () => {
  const { stores } = await openFindings({ findings: FINDINGS });
  await userEvent.keyboard('{ArrowDown}a');
  await expect.element(card(OTHER)).not.toBeInTheDocument();
  stores.view.open('learn');
  await userEvent.keyboard('u');
  await expect.element(toasts.getByText('Taken back: 1 finding acknowledged.')).toBeVisible();
  await userEvent.keyboard('u');
  await expect.element(toasts.getByText('There is nothing to take back.')).toBeVisible();
  await userEvent.keyboard('gf');
  await expect.element(card(OTHER)).toBeVisible();
});

test('the tabs are walked with the arrow keys', async () => {
  await openFindings({ findings: FINDINGS });
  page.getByRole('tab', { name: 'Findings · 3' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tab', { name: 'Expected · 1' })).toHaveFocus();
  await expect.element(page.getByRole('grid', { name: 'Expected listeners' })).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(card(OTHER)).toBeVisible();
});

test('inside of a group the arrow keys reach every finding that is shown', async () => {
  const many = [9001, 9002, 9003].map((port) =>
    makeFinding({ port, program: makeProgram({ path: '/usr/bin/printer' }) }),
  );
  await openFindings({ findings: many });
  await userEvent.keyboard('{ArrowDown}{Enter}{ArrowDown}{ArrowDown}');
  await expect.element(line(/9002\/tcp/)).toHaveFocus();
  await userEvent.keyboard('a');
  await expect.element(card(/9002\/tcp/)).not.toBeInTheDocument();
  await expect.element(line(/9003\/tcp/)).toHaveFocus();
});
