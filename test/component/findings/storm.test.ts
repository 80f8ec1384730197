import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { FINDING_KINDS } from '../../../shared/findings/finding.ts';
import { makeFinding, makeProgram } from '../../support/make-finding.ts';
import { button, card, line, list, openFindings } from './findings-page.ts';

const ofOne = makeProgram({ path: '/usr/bin/printer' });
const FEW = [9001, 9002, 9003].map((port) => makeFinding({ port, program: ofOne }));
const STORM = Array.from({ length: 5000 }, (_, index) =>
  makeFinding({
    port: 2000 + index,
    kind: FINDING_KINDS[index % 3] ?? 'wider',
    program: makeProgram({ path: `/usr/bin/program-${index % 40}` }),
  }),
);

test('findings of one program and kind are told as one, which is opened to see each', async () => {
  await openFindings({ findings: FEW });
  const group = card(/New listener: 3 findings/);
  await expect.element(group.getByText('printer at 9001/tcp, 9002/tcp, 9003/tcp.')).toBeVisible();
  await expect.element(line(/9002\/tcp/)).not.toBeInTheDocument();
  await line(/New listener: 3 findings/).click();
  await expect.element(line(/9002\/tcp/)).toBeVisible();
});

test('all of a group are acknowledged by one word, and by one more they are back', async () => {
  const { host } = await openFindings({ findings: FEW });
  await button(/^Acknowledge all 3: New listener/).click();
  await expect.element(list).not.toBeInTheDocument();
  expect(host.findings.decisions).toEqual([
    { of: { ids: FEW.map(({ id }) => id) }, action: 'acknowledge', until: null },
  ]);
  await button('Undo: 3 acknowledged').click();
  await expect.element(card(/New listener: 3 findings/)).toBeVisible();
});

test('5,000 findings are a few lines, and it is said that not all are listed', async () => {
  await openFindings({ findings: STORM });
  await expect.element(page.getByText('5,000 findings to look at')).toBeVisible();
  await expect.element(page.getByText(/^200 of 5,000 are listed/)).toBeVisible();
  expect(list.element().querySelectorAll('*').length).toBeLessThan(500);
  await line(/New listener: \d+ findings/).click();
  await expect.element(line(/New listener 2000\/tcp/)).toBeVisible();
  expect(list.element().querySelectorAll('*').length).toBeLessThan(2000);
});

test('where not all are listed, a word about a kind is about all of it', async () => {
  const { host } = await openFindings({ findings: STORM });
  await button(/^Acknowledge all of this kind: New listener/).click();
  await expect
    .poll(() => host.findings.decisions)
    .toEqual([{ of: { kind: 'new-listener' }, action: 'acknowledge', until: null }]);
  await expect.element(page.getByText(/^200 of 3,333 are listed/)).toBeVisible();
  await button('Acknowledge everything').click();
  await expect.element(page.getByRole('heading', { name: /^Nothing new/ })).toBeVisible();
  expect(host.findings.decisions.at(-1)).toEqual({
    of: { all: true },
    action: 'acknowledge',
    until: null,
  });
});

test('so many ids that they do not fit into one message go in several', async () => {
  const findings = Array.from({ length: 200 }, (_, index) =>
    makeFinding({ port: 3000 + index, program: ofOne, id: `${'i'.repeat(90)}${index}` }),
  );
  const { host } = await openFindings({ findings });
  await button(/^Acknowledge all 200: New listener/).click();
  await expect.element(list).not.toBeInTheDocument();
  expect(host.findings.decisions.length).toBeGreaterThan(1);
  expect(host.findings.decisions.flatMap(({ of }) => ('ids' in of ? of.ids : []))).toHaveLength(
    200,
  );
});
