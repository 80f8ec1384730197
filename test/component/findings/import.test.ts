import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { printRules } from '../../../renderer/stores/findings.svelte.ts';
import { makeRule } from '../../support/make-finding.ts';
import { button, openFindings, toasts, undoByToast } from './findings-page.ts';

const dialog = page.getByRole('dialog', { name: 'Import expected listeners' });
const OTHERS = printRules([makeRule({ port: 22 }), makeRule({ port: 53 })]);

async function choose(text: string, name = 'others.json'): Promise<void> {
  const input = document.querySelector('[role=dialog] input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('there is no field for a file');
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: 'application/json' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function openImport() {
  const opened = await openFindings({ rules: [makeRule()] });
  await page.getByRole('tab', { name: /^Expected/ }).click();
  await button('Import …').click();
  await expect.element(dialog).toBeVisible();
  return opened;
}

test('a file is added to the rules that are there, and taken back', async () => {
  const { host } = await openImport();
  await choose(OTHERS);
  await expect.element(toasts.getByText('2 rules new or changed; 3 rules in force.')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(host.findings.state.rules).toBe(3);
  await undoByToast();
  await expect.poll(() => host.findings.state.rules).toBe(1);
});

test('a file takes the place of the rules that are there, where that is chosen', async () => {
  const { host } = await openImport();
  await dialog.getByRole('radio', { name: /^Replace them/ }).click();
  await choose(OTHERS);
  await expect.element(toasts.getByText(/2 rules in force\.$/)).toBeVisible();
  expect(host.findings.state.rules).toBe(2);
});

test('a file that is none is refused with its line and column, and nothing is changed', async () => {
  const { host } = await openImport();
  await choose('{\n  "schemaVersion": 1,\n  "rules": [\n}', 'broken.json');
  await expect
    .element(
      dialog.getByText('broken.json is no valid JSON (line 4, column 1). Nothing was changed.', {
        exact: false,
      }),
    )
    .toBeVisible();
  expect(host.findings.state.rules).toBe(1);
});

test('rules that cannot be understood are left out and named; the others are taken', async () => {
  const { host } = await openImport();
  await choose(OTHERS.replace('"port": 53', '"prot": 53'));
  await expect.element(dialog.getByText(/^! Left out, since/)).toBeVisible();
  await expect
    .element(dialog.getByText(/^Line \d+, column \d+: the key “prot” is not known\.$/))
    .toBeVisible();
  expect(host.findings.state.rules).toBe(2);
});

test('a file of many parts arrives whole', async () => {
  const { host } = await openImport();
  const rules = Array.from({ length: 300 }, (_, index) =>
    makeRule({ port: 1000 + index, note: 'ein längerer Vermerk “mit Zeichen”' }),
  );
  await choose(printRules(rules));
  await expect.poll(() => host.findings.state.rules).toBe(301);
});

test('a first file begins the baseline', async () => {
  const { host } = await openFindings({ rules: null });
  await button('Use a list from another machine …').click();
  await expect.element(dialog.getByRole('radio').first()).not.toBeInTheDocument();
  await choose(OTHERS);
  await expect.element(page.getByRole('tab', { name: 'Expected · 2' })).toBeVisible();
  expect(host.findings.state.rules).toBe(2);
});
