import { describe, expect, test } from 'vitest';
import { CLOSE_REFUSALS } from '../../../../shared/actions/connection.ts';
import { KNOCK_REFUSALS, type KnockResult } from '../../../../shared/actions/knock.ts';
import { knockLines, webScheme } from '../../../../shared/actions/knock-text.ts';
import { type EndResult, NOT_THE_SAME, REFUSALS } from '../../../../shared/actions/process.ts';
import { closeText, endText, isEnded } from '../../../../shared/actions/result-text.ts';
import { messagesIn } from '../../../../shared/messages/language.ts';
import { visibleText } from '../../../../shared/text/visible.ts';

const HOSTILE = 'evil\u001b[31m\u202e';
const ONE = [{ pid: 7, name: HOSTILE }];
const RESULTS: readonly EndResult[] = [
  { state: 'ended', by: 'term', ended: ONE, missed: [] },
  { state: 'ended', by: 'kill', ended: [...ONE, ...ONE], missed: ONE },
  { state: 'waiting', action: 'a', left: ONE },
  { state: 'still-there', left: ONE, missed: [] },
  { state: 'left-alone', left: ONE },
  ...NOT_THE_SAME.map((why) => ({ state: 'not-the-same', pid: 7, why }) as const),
  { state: 'denied', pid: 7, user: HOSTILE },
  { state: 'denied', pid: 7, user: null },
  ...REFUSALS.map((why) => ({ state: 'refused', pid: 7, why }) as const),
  { state: 'unknown-action' },
  { state: 'failed', detail: HOSTILE },
];
const OPEN: Extract<KnockResult, { state: 'open' }> = {
  state: 'open',
  address: '::1',
  port: 80,
  tookMs: 2,
  bytes: 3,
  isCut: true,
  hungUp: false,
  banner: { kind: 'other', text: HOSTILE },
  tls: {
    version: 'TLSv1.3',
    problem: null,
    certificate: {
      subject: HOSTILE,
      issuer: `${HOSTILE} CA`,
      names: [HOSTILE],
      validFrom: Date.UTC(2024, 0, 1),
      validTo: Date.UTC(2025, 0, 1),
      isTrusted: false,
    },
  },
  http: { status: 200, reason: HOSTILE, title: HOSTILE, server: HOSTILE, location: HOSTILE },
};
const KNOCKS: readonly KnockResult[] = [
  OPEN,
  { ...OPEN, banner: null, tls: null, http: null },
  { ...OPEN, banner: null, tls: null, http: null, hungUp: true },
  { ...OPEN, tls: { version: null, certificate: null, problem: HOSTILE } },
  { ...OPEN, tls: { version: 'TLSv1.2', certificate: null, problem: null } },
  { state: 'refused', address: '::1', port: 80 },
  { state: 'silent', address: '::1', port: 80 },
  { state: 'failed', address: '::1', port: 80, detail: HOSTILE },
  ...KNOCK_REFUSALS.map((why) => ({ state: 'not-knocked', why }) as const),
];

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  const messages = messagesIn(language);
  const saidOf = [
    ...RESULTS.map((result) => endText(result, HOSTILE, messages)),
    ...CLOSE_REFUSALS.map((why) => closeText({ state: 'refused', why }, messages)),
    closeText({ state: 'closed' }, messages),
    closeText({ state: 'gone' }, messages),
    closeText({ state: 'denied' }, messages),
    closeText({ state: 'failed', detail: HOSTILE }, messages),
    ...KNOCKS.flatMap((result) => knockLines(result, messages, Date.UTC(2026, 0, 1))),
  ];

  test('every result has words of its own, and nothing of the system’s is left as it came', () => {
    for (const said of saidOf) {
      expect(said).not.toBe('');
      expect(said).toBe(visibleText(said));
      expect(said).not.toContain('undefined');
    }
    const plain = RESULTS.map((result) => endText(result, 'x', messages));
    expect(new Set(plain).size).toBe(plain.length);
  });
});

test('that a certificate is out of date is told by the time that it is looked at', () => {
  const messages = messagesIn('en');
  const at = (year: number) => knockLines(OPEN, messages, Date.UTC(year, 5, 1)).join('\n');
  expect(at(2024)).not.toMatch(/expired|not valid yet/);
  expect(at(2026)).toContain('It has expired.');
  expect(at(2023)).toContain('It is not valid yet.');
});

test('a web server is opened with TLS where a knock found it, and others are not', () => {
  const schemes = [OPEN, { ...OPEN, tls: null }, { ...OPEN, http: null }, null].map(webScheme);
  expect(schemes).toEqual(['https', 'http', null, null]);
});

test('only what has ended as a whole counts as ended', () => {
  expect(RESULTS.map(isEnded).filter(Boolean)).toHaveLength(1);
});
