import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { readExpected, rulesIn } from '../../../shared/findings/expected-file.ts';
import { makeProgram, makeRule } from '../../support/make-finding.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { rowWith } from '../../support/page-queries.ts';
import { button, openFindings, toasts, undoByToast } from './findings-page.ts';

const RULES = [
  makeRule({ note: 'the test server' }),
  makeRule({ port: 22, exposure: 'any', program: makeProgram({ path: '/usr/sbin/sshd' }) }),
  makeRule({ port: 'dynamic', protocol: 'udp', required: false }),
  makeRule({ port: [8000, 8010], program: null, required: false }),
];
const grid = page.getByRole('grid', { name: 'Expected listeners' });
const search = page.getByRole('textbox', { name: 'Search the rules' });

async function openExpected(rules = RULES) {
  const opened = await openFindings({ rules });
  await page.getByRole('tab', { name: /^Expected/ }).click();
  return opened;
}

test('every rule says port, program, exposure, whether it must be there, and its note', async () => {
  await openExpected();
  for (const [port, ...others] of [
    ['8080/tcp', 'webserver', 'this machine only', 'yes', 'the test server'],
    ['22/tcp', 'sshd', 'all interfaces', 'yes'],
    ['ports that this system hands out (udp)', 'webserver', 'this machine only', 'no'],
    ['8000-8010/tcp', 'any program', 'this machine only', 'no'],
  ] as const) {
    const row = rowWith(port);
    await expect.element(row).toBeVisible();
    for (const words of others) await expect.element(row.getByText(words)).toBeVisible();
  }
});

test('the search leaves the rules with every word, and says how many', async () => {
  await openExpected();
  await search.fill('WEB test');
  await expect.element(page.getByText('1 of 4 rules')).toBeVisible();
  await expect.element(rowWith('8080/tcp')).toBeVisible();
  await expect.element(rowWith('22/tcp')).not.toBeInTheDocument();
  await search.fill('nobody');
  await expect.element(page.getByText('No rule has these words.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('4 rules')).toBeVisible();
});

test('a rule is removed, and brought back', async () => {
  const { host } = await openExpected();
  await button('Remove: 22/tcp').click();
  await expect.element(rowWith('22/tcp')).not.toBeInTheDocument();
  expect(host.findings.state.rules).toBe(3);
  await undoByToast();
  await expect.element(rowWith('22/tcp')).toBeVisible();
});

test('a note is written, and whether it must be there is changed', async () => {
  const { host } = await openExpected();
  await button('Edit: 8080/tcp').click();
  const dialog = page.getByRole('dialog', { name: /^Rule for 8080\/tcp/ });
  await expect.element(dialog.getByRole('switch', { name: /Must be there/ })).toHaveFocus();
  await dialog.getByRole('textbox', { name: 'Note, for people' }).fill('only on weekdays');
  await dialog.getByRole('switch', { name: /Must be there/ }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(rowWith('8080/tcp').getByText('only on weekdays')).toBeVisible();
  await expect.element(rowWith('8080/tcp').getByText('no')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(host.findings.state.undo).toEqual({ what: 'changed', count: 1 });
});

test('by keyboard: down to a rule, Enter edits it, Delete removes it', async () => {
  await openExpected();
  await userEvent.click(search);
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(grid).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(page.getByRole('dialog', { name: /^Rule for 22\/tcp/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  await expect.element(rowWith('22/tcp')).not.toBeInTheDocument();
  await expect.element(rowWith('8080/tcp')).toBeVisible();
});

test('a rule that another window took away is not changed, and that is said', async () => {
  const { host } = await openExpected();
  await button('Edit: 8080/tcp').click();
  host.findings.set({ rules: [] });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(toasts.getByText(/^That did not work: there is no such rule/)).toBeVisible();
});

test('the rules are exported as the file that portico reads', async () => {
  await openExpected();
  const saved = vi.fn<(name: string) => void>();
  let blob: Blob | null = null;
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((object) => {
    if (object instanceof Blob) blob = object;
    return 'blob:nothing';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved(this.download);
  });
  await button('Export').click();
  create.mockRestore();
  click.mockRestore();
  expect(saved).toHaveBeenCalledWith('expected.json');
  const reading = readExpected(await new Response(blob).text());
  expect(reading.ok && rulesIn(reading.file)).toEqual(RULES);
});

test('of thousands of rules only those in sight are drawn', async () => {
  const rules = Array.from({ length: 4000 }, (_, index) => makeRule({ port: 1000 + index }));
  await openExpected(rules);
  await expect.element(rowWith('1000/tcp')).toBeVisible();
  expect(page.getByRole('row').all().length).toBeLessThan(80);
  grid.element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(rowWith('4999/tcp')).toBeVisible();
});

test('what cannot be understood in the file stands with its line and column, and what is in force without it', async () => {
  await openFindings({
    more: {
      faults: [{ code: 'unknown-key', key: 'prot', line: 7, column: 12 }],
      faultsTotal: 1,
      problems: [{ code: 'expected-unwritable', path: '/data/expected.json', detail: 'EROFS' }],
    },
  });
  await page.getByText(/Not in force: 1 entry of the file$/).click();
  await expect
    .element(page.getByText('Line 7, column 12: the key “prot” is not known.'))
    .toBeVisible();
  await expect.element(page.getByText(/other rules are/)).toBeVisible();
  await expect
    .element(page.getByRole('region', { name: 'To be known' }).getByText(/EROFS/))
    .toBeVisible();
});

test('all that listens now and is not expected yet can be looked through and expected', async () => {
  const row = makeRow({
    local: { address: '127.0.0.1', port: 8080 },
    owners: [makeOwner({ name: 'webserver', path: '/usr/bin/webserver' })],
    ownersStatus: 'complete',
  });
  const printer = makeRow({
    local: { address: '127.0.0.1', port: 9100 },
    owners: [makeOwner({ name: 'printer', path: '/usr/bin/printer' })],
    ownersStatus: 'complete',
  });
  const { host } = await openFindings({ rules: RULES, rows: [row, printer] });
  await userEvent.keyboard('la');
  const dialog = page.getByRole('dialog', { name: 'Expect all that listens now' });
  await expect.element(dialog.getByText('9100/tcp')).toBeVisible();
  expect(dialog.getByRole('checkbox').all()).toHaveLength(1);
  host.findings.listening = [makeRule({ port: 9100 })];
  await dialog.getByRole('button', { name: /^All that listens now/ }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(host.findings.state.rules).toBe(5);
  await undoByToast();
  await expect.poll(() => host.findings.state.rules).toBe(4);
});
