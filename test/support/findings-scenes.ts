import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { FindingsState } from '../../shared/findings/findings-state.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { messagesIn } from '../../shared/messages/language.ts';
import { FULL_HOUSE } from './full-house.ts';
import { makeFinding, makeProgram, makeRule } from './make-finding.ts';
import { type OpenPage, openPage } from './open-page.ts';
import type { Scene } from './scenes.ts';

const RULES = [
  makeRule({ note: 'test server' }),
  makeRule({ port: 22, exposure: 'any', program: makeProgram({ path: '/usr/sbin/sshd' }) }),
  makeRule({ port: 'dynamic', protocol: 'udp', required: false }),
];
const PRINTER = makeProgram({ path: '/usr/bin/printer' });
const FINDINGS = [
  makeFinding({
    kind: 'other-program',
    severity: 'high',
    rules: [makeRule({ program: makeProgram({ path: '/usr/bin/node' }) })],
  }),
  ...[9001, 9002, 9003].map((port) => makeFinding({ port, program: PRINTER })),
  makeFinding({
    kind: 'missing',
    severity: 'low',
    port: 5432,
    exposure: null,
    rules: [RULES[0] ?? makeRule()],
  }),
];
const MORE: Partial<FindingsState> = {
  faults: [{ code: 'unknown-key', key: 'prot', line: 7, column: 12 }],
  faultsTotal: 1,
  undo: { what: 'muted', count: 1 },
};

/** Faces of the view of findings once something is expected. */
export const FINDINGS_SCENES: readonly Scene[] = [
  found('findings of every look', FINDINGS, async ({ findings, findingsView }) => {
    const group = findingsView.groupOf(findings.kinds['new-listener'], 3);
    await page.getByRole('button', { name: group, exact: false }).first().click();
    await page.getByText(findingsView.decided(1)).click();
    await expect.element(page.getByRole('heading', { level: 4 }).first()).toBeVisible();
  }),
  found('nothing found', [], async ({ findingsView }) => {
    await expect
      .element(page.getByRole('heading', { name: findingsView.calm.titleBut }))
      .toBeVisible();
  }),
  found('expected listeners', FINDINGS, async ({ findingsView }) => {
    await page.getByRole('tab', { name: findingsView.expectedCount(RULES.length) }).click();
    await expect.element(page.getByRole('grid')).toBeVisible();
  }),
  found('a rule that is edited', FINDINGS, async ({ findingsView }) => {
    await page.getByRole('tab', { name: findingsView.expectedCount(RULES.length) }).click();
    await page.getByRole('button', { name: findingsView.rules.edit, exact: false }).first().click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
  }),
  found('an import of expected listeners', FINDINGS, async ({ findingsView }) => {
    await page.getByRole('tab', { name: findingsView.expectedCount(RULES.length) }).click();
    await page.getByRole('button', { name: findingsView.rules.import }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
  }),
  found('what could be expected, too', FINDINGS, async (_, { stores }) => {
    stores.view.openDialog('expect-all');
    await expect.element(page.getByRole('dialog').getByRole('list')).toBeVisible();
  }),
];

function found(
  name: string,
  findings: typeof FINDINGS,
  act: (messages: Messages, opened: OpenPage) => Promise<void>,
): Scene {
  return {
    name,
    open: async (language) => {
      const opened = await openPage({
        place: 'findings',
        rows: FULL_HOUSE,
        settings: { language },
        prepare: (host) =>
          host.findings.set(
            { rules: RULES, findings, decided: [makeFinding({ port: 53, protocol: 'udp' })] },
            MORE,
          ),
      });
      await act(messagesIn(language), opened);
      return opened;
    },
  };
}
