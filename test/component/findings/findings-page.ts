import { type Locator, page } from 'vitest/browser';
import type { Place } from '../../../renderer/stores/places.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsState } from '../../../shared/findings/findings-state.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { FakeHostOptions } from '../../support/fake-host.ts';
import { makeFinding, makeProgram, makeRule } from '../../support/make-finding.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

/** What a host found before the page was opened. */
export interface Found extends FakeHostOptions {
  readonly place?: Place;
  readonly rules?: readonly Rule[] | null;
  readonly findings?: readonly Finding[];
  readonly decided?: readonly Finding[];
  readonly more?: Partial<FindingsState>;
}

/** A finding of every look: grave and light, of one door, of a port that nobody holds. */
export const FINDINGS: readonly Finding[] = [
  makeFinding({
    kind: 'other-program',
    severity: 'high',
    rules: [makeRule({ program: makeProgram({ path: '/usr/bin/node' }) })],
  }),
  makeFinding({ port: 9000, program: makeProgram({ path: '/usr/bin/printer' }) }),
  makeFinding({
    kind: 'missing',
    severity: 'low',
    port: 5432,
    exposure: null,
    program: makeProgram({ path: '/usr/bin/postgres' }),
    rules: [makeRule({ port: 5432 })],
  }),
];

export const toasts = page.getByRole('log', { name: 'Notices' });
export const list = page.getByRole('list', { name: 'Findings, gravest first' });

/** The view of findings, or another one, of a host that found these. */
export function openFindings({
  rules = [makeRule()],
  findings = [],
  decided = [],
  more = {},
  ...options
}: Found = {}): Promise<OpenPage> {
  return openPage({
    rows: HOUSE_ROWS,
    place: 'findings',
    prepare: (host) => host.findings.set({ rules, findings, decided }, more),
    ...options,
  });
}

export function button(name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

/** The line by which a finding, or a group, is opened and closed. */
export function line(words: RegExp): Locator {
  return page.getByRole('heading', { name: words }).getByRole('button');
}

/** What a finding, or a group, says and offers. */
export function card(words: RegExp): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: words }) });
}

export async function undoByToast(): Promise<void> {
  await toasts.getByRole('button', { name: 'Undo' }).click();
}
