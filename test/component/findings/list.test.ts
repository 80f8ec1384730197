import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { muteUntil } from '../../../shared/findings/mute-until.ts';
import { makeFinding, makeProgram } from '../../support/make-finding.ts';
import { details } from '../../support/page-queries.ts';
import {
  button,
  card,
  FINDINGS,
  line,
  list,
  openFindings,
  toasts,
  undoByToast,
} from './findings-page.ts';

const OTHER = /Another program on an expected port/;
const NEW = /New listener/;
const MISSING = /Expected listener missing/;

test('findings stand gravest first, each with its severity, its kind, its door and what was found', async () => {
  await openFindings({ findings: FINDINGS });
  const titles = [...list.element().querySelectorAll('h3')].map(({ textContent }) => textContent);
  expect(titles.map((title) => title.replace(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/matters much Another program on an expected port 8080\/tcp$/),
    expect.stringMatching(/matters New listener 9000\/tcp$/),
    expect.stringMatching(/matters little Expected listener missing 5432\/tcp$/),
  ]);
  await expect
    .element(
      card(NEW)
        .getByText('printer listens at 9000/tcp (all interfaces). No rule expects that.')
        .first(),
    )
    .toBeVisible();
});

test('the gravest is open: what was seen, the rule it goes against, and what can be done', async () => {
  await openFindings({ findings: FINDINGS });
  const open = card(OTHER);
  await expect.element(line(OTHER)).toHaveAttribute('aria-expanded', 'true');
  for (const words of [
    '0.0.0.0:8080',
    'all interfaces',
    'Program webserver',
    'Process 5123',
    'User alice',
    'Registry says http-alt',
    '/usr/bin/webserver',
    '8080/tcp · node · this machine only',
    'Look at which program it is and who started it.',
  ]) {
    await expect.element(open.getByText(words, { exact: false }).first()).toBeVisible();
  }
  await line(OTHER).click();
  await expect.element(open.getByText('Process 5123')).not.toBeInTheDocument();
  await line(MISSING).click();
  await expect.element(card(MISSING).getByText('Nobody listens there.').first()).toBeVisible();
});

test('since when it is open is told, as far as that is known', async () => {
  const [seen] = makeFinding().sockets;
  if (!seen) throw new Error('nothing is seen');
  const since = { firstSeenAt: Date.UTC(2026, 0, 2), presentAtStart: false, asleepSince: null };
  const asleep = { ...since, asleepSince: Date.UTC(2026, 0, 1) };
  const sockets = [
    { ...seen, since },
    { ...seen, local: '[::]:8080', since: asleep },
  ];
  await openFindings({ findings: [{ ...makeFinding(), sockets, socketCount: 2 }] });
  const text = card(/8080\/tcp/).first();
  await expect.element(text.getByText(/Opened \d/)).toBeVisible();
  await expect
    .element(text.getByText(/Opened while this computer slept, between .+ and /))
    .toBeVisible();
});

test('a finding is acknowledged, told so, and brought back by the toast', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  await button(/^Acknowledge: New listener, 9000\/tcp/).click();
  await expect.element(card(NEW)).not.toBeInTheDocument();
  await expect.element(toasts.getByText('Acknowledged: 1 finding.').first()).toBeVisible();
  expect(host.findings.decisions).toEqual([
    { of: { ids: ['new-listener 9000/tcp'] }, action: 'acknowledge', until: null },
  ]);
  await undoByToast();
  await expect.element(card(NEW)).toBeVisible();
  await expect
    .element(toasts.getByText('Taken back: 1 finding acknowledged.').first())
    .toBeVisible();
});

test('a finding is expected from now on', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  await button(/^Expect: New listener/).click();
  await expect.element(card(NEW)).not.toBeInTheDocument();
  expect(host.findings.decisions).toMatchObject([{ action: 'expect' }]);
});

test('a listener that is missing is no longer expected', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  await button(/^No longer expect: Expected listener missing/).click();
  await expect.element(card(MISSING)).not.toBeInTheDocument();
  expect(host.findings.decisions).toMatchObject([{ action: 'expect' }]);
});

test.each([
  ['For one hour', 'hour'],
  [/^Until tomorrow/, 'tomorrow'],
  ['For 30 days', 'month'],
  ['For good', 'ever'],
] as const)('a finding is muted: %s', async (name, span) => {
  const { host } = await openFindings({ findings: FINDINGS });
  const before = muteUntil(span, Date.now());
  await button(/^Mute: New listener/).click();
  await page.getByRole('menuitem', { name }).click();
  await expect.element(card(NEW)).not.toBeInTheDocument();
  const [decision] = host.findings.decisions;
  expect(decision?.action).toBe('mute');
  const until = decision?.until ?? null;
  if (before === null) return expect(until).toBeNull();
  expect(until).toBeGreaterThanOrEqual(before);
  expect(until).toBeLessThanOrEqual(muteUntil(span, Date.now()) ?? 0);
});

test('whatever a program does is muted; not of a program that is hidden', async () => {
  const hidden = makeFinding({
    kind: 'owner-hidden',
    port: 7000,
    program: makeProgram({ path: null, uid: null }),
  });
  const { host } = await openFindings({ findings: [...FINDINGS, hidden] });
  await button(/^Mute: Owner hidden/).click();
  const program = page.getByRole('menuitem', { name: 'Whatever this program does' });
  await expect.element(program).toHaveAttribute('data-disabled');
  await page.getByRole('menuitem', { name: 'For good' }).click();
  await button(/^Mute: New listener/).click();
  await program.click();
  await expect
    .poll(() => host.findings.decisions.map(({ action }) => action))
    .toEqual(['mute', 'mute-program']);
});

test('its door is shown in the details, be it a socket or a port that nobody holds', async () => {
  await openFindings({ findings: FINDINGS });
  await button(/^Show the door: Another program/).click();
  await expect.element(details.getByRole('heading', { level: 2, name: /8080/ })).toBeVisible();
  await expect.element(details.getByText('webserver').first()).toBeVisible();
  await button(/^Show the door: Expected listener missing/).click();
  await expect.element(details.getByRole('heading', { level: 2, name: /5432/ })).toBeVisible();
});

test('what was decided and still holds lies in a fold, from which it is restored', async () => {
  const { host } = await openFindings({ decided: FINDINGS });
  await expect.element(page.getByRole('heading', { name: /^Nothing new/ })).toBeVisible();
  await page.getByText('Acknowledged or muted, and still so: 3').click();
  await button(/^Restore: New listener/).click();
  await expect.element(list).toBeVisible();
  expect(host.findings.decisions).toEqual([
    { of: { ids: ['new-listener 9000/tcp'] }, action: 'restore', until: null },
  ]);
  await button('Restore all').click();
  await expect.element(page.getByText(/and still so/)).not.toBeInTheDocument();
  await expect.element(card(MISSING)).toBeVisible();
});

test('what was said of a finding stands with it, and until when that holds', async () => {
  await openFindings({ findings: FINDINGS });
  await button(/^Mute: New listener/).click();
  await page.getByRole('menuitem', { name: 'For one hour' }).click();
  await button(/^Acknowledge: Another program/).click();
  await page.getByText('Acknowledged or muted, and still so: 2').click();
  await expect.element(page.getByText(/^Muted until .*\d:\d\d/)).toBeVisible();
  await expect
    .element(page.getByText('Acknowledged, as long as it is no more than that.'))
    .toBeVisible();
});

test('everything is acknowledged at once: what is listed, not what came meanwhile', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  await button('Acknowledge everything').click();
  await expect.element(page.getByRole('heading', { name: /^Nothing new/ })).toBeVisible();
  expect(host.findings.decisions).toEqual([
    { of: { ids: FINDINGS.map(({ id }) => id) }, action: 'acknowledge', until: null },
  ]);
});

test('where nothing is found, that is said, with when it was looked for and by how many rules', async () => {
  await openFindings();
  await expect
    .element(page.getByRole('heading', { name: 'Everything that listens is expected.' }))
    .toBeVisible();
  await expect.element(page.getByText('Last checked at 12:34:56 PM, by 1 rule.')).toBeVisible();
});

test('where programs are hidden or UDP was not read, the calm is not a whole one', async () => {
  await openFindings({
    status: {
      completeness: { sockets: 9, socketsWithHiddenOwners: 4, reason: 'other-users' },
      problems: [{ code: 'udp-not-read', source: 'systeminformation' }],
    },
  });
  await expect.element(page.getByText(/^The program is hidden for 4 sockets/)).toBeVisible();
  await expect
    .element(page.getByText(/^UDP without a remote side could not be read/))
    .toBeVisible();
});

test('a finding that is gone before it is decided changes nothing, and that is said', async () => {
  const { host } = await openFindings({ findings: FINDINGS });
  host.findings.set({ findings: [] });
  await button(/^Acknowledge: New listener/).click();
  await expect
    .element(toasts.getByText('Nothing to change: it is no longer so.').first())
    .toBeVisible();
  await expect.element(toasts.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

test('names out of the system are shown as they are, and made visible', async () => {
  const path = '/tmp/<img src=x>\u202etxt';
  await openFindings({ findings: [makeFinding({ program: makeProgram({ path }) })] });
  await expect
    .element(
      card(NEW)
        .getByText(/^<img src=x>‹U\+202E›txt listens at/)
        .first(),
    )
    .toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});

test('of two words the toast takes back the last one: the older one offers nothing any more', async () => {
  await openFindings({ findings: FINDINGS });
  await button(/^Acknowledge: New listener/).click();
  await expect.element(toasts.getByText('Acknowledged: 1 finding.').first()).toBeVisible();
  await button(/^Expect: Another program/).click();
  await expect.element(toasts.getByText('Expected from now on: 1 finding.').first()).toBeVisible();
  expect(toasts.getByRole('button', { name: 'Undo' }).all()).toHaveLength(1);
});

test('of what is found later the gravest is open, too', async () => {
  const { host } = await openFindings();
  await expect
    .element(page.getByRole('heading', { name: 'Everything that listens is expected.' }))
    .toBeVisible();
  host.findings.set({ findings: FINDINGS });
  host.tellFindings();
  await expect.element(line(OTHER)).toHaveAttribute('aria-expanded', 'true');
  await expect.element(line(NEW)).toHaveAttribute('aria-expanded', 'false');
});
