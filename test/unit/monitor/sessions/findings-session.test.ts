import { expect, test } from 'vitest';
import { FindingsSession } from '../../../../electron/monitor/sessions/findings-session.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import { NO_COUNTS } from '../../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../../shared/findings/news.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { makeMonitorStatus } from '../../../support/make-publication.ts';
import { handsOut, listener, reading } from '../../shared/findings/make-situation.ts';

const BESIDE = {
  at: 1,
  rules: 1,
  counts: NO_COUNTS,
  problems: [],
  status: makeMonitorStatus(),
  alerts: DEFAULT_SETTINGS.alerts,
  language: 'en',
} as const;

function setUp() {
  const sent: FindingsNews[] = [];
  const session = new FindingsSession((news) => sent.push(news));
  return { sent, session };
}

/** So many findings, each of another port. */
function findings(count: number): readonly Finding[] {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([]);
  const rows = Array.from({ length: count }, (_, port) => listener({ port: port + 1 }));
  return engine.take(reading(rows)).findings;
}

test('the first word is what holds, also where nothing is found', () => {
  const { sent, session } = setUp();
  session.publish([], BESIDE);
  expect(sent).toEqual([{ ...BESIDE, fresh: [], dropped: 0 }]);
});

test('what a reader was told is not told again', () => {
  const { sent, session } = setUp();
  session.publish([], BESIDE);
  session.acknowledge();
  session.publish([], { ...BESIDE, at: 2 });
  session.publish([], { ...BESIDE, status: makeMonitorStatus({ takenAt: 5, tookMs: 9 }) });
  expect(sent).toHaveLength(1);
});

test.each([
  { rules: null },
  { counts: { ...NO_COUNTS, low: 1 } },
  { problems: [{ code: 'hook-failed', detail: 'exit code 1', count: 1 }] },
  { language: 'ja' },
  { alerts: { notifications: false, quiet: null } },
  { status: makeMonitorStatus({ source: null }) },
] as const)('%j is news without a finding', (changed) => {
  const { sent, session } = setUp();
  session.publish([], BESIDE);
  session.acknowledge();
  session.publish([], { ...BESIDE, ...changed });
  expect(sent[1]).toMatchObject(changed);
});

test('while a reader is behind nothing is sent, and what is found meanwhile comes together', () => {
  const { sent, session } = setUp();
  const [a, b, c] = findings(3);
  if (!a || !b || !c) throw new Error('three findings');
  session.publish([a], BESIDE);
  session.publish([b], BESIDE);
  session.publish([c], { ...BESIDE, rules: 7 });
  expect(sent).toHaveLength(1);
  session.acknowledge();
  expect(sent[1]).toMatchObject({ fresh: [b, c], rules: 7, dropped: 0 });
  session.acknowledge();
  expect(sent).toHaveLength(2);
});

test('a reader that does not come along is told how many were too many', () => {
  const { sent, session } = setUp();
  session.publish([], BESIDE);
  const many = findings(25_000);
  session.publish(many, BESIDE);
  session.publish(many.slice(0, 5), BESIDE);
  session.acknowledge();
  expect(sent[1]?.fresh).toHaveLength(20_000);
  expect(sent[1]?.dropped).toBe(5005);
});
