import { describe, expect, test } from 'vitest';
import { diff } from '../../../../shared/diff/diff.ts';
import { acknowledge, mute } from '../../../../shared/findings/decisions.ts';
import {
  FindingsEngine,
  LIVE_PATIENCE,
  NO_PATIENCE,
  type Patience,
} from '../../../../shared/findings/engine.ts';
import { groupFindings } from '../../../../shared/findings/groups.ts';
import { learn } from '../../../../shared/findings/learn.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rowsById } from '../../../support/make-row.ts';
import { doors, handsOut, hiddenListener, listener, makeRule, reading } from './make-situation.ts';

const START = 1_700_000_000_000;

function engineWith(
  rules: readonly Rule[] | null,
  patience: Patience = NO_PATIENCE,
): FindingsEngine {
  const engine = new FindingsEngine(handsOut, patience);
  engine.expect(rules);
  return engine;
}

/** Gives an engine the same rows every second. @returns the kinds told after each reading */
function overSeconds(
  engine: FindingsEngine,
  rows: readonly SocketRow[],
  from: number,
  seconds: number,
): string[][] {
  return Array.from({ length: seconds }, (_, index) => {
    const takenAt = from + index * 1000;
    return engine.take(reading(rows, { takenAt })).findings.map(({ kind }) => kind);
  });
}

test('nothing is found before anything is expected', () => {
  const update = engineWith(null).take(reading([listener({ address: '0.0.0.0' })]));
  expect(update).toEqual({ findings: [], decided: [], said: new Map(), fresh: [] });
});

test('what was learnt is no finding, with other processes, other keys and other ports of the system', () => {
  const before = [
    listener(),
    listener({ port: 40_000 }),
    listener({ protocol: 'udp', port: 5353 }),
  ];
  const engine = engineWith(learn([], doors(...before), true));
  const after = [
    listener({ pid: 1 }),
    listener({ port: 41_000, pid: 2 }),
    listener({ protocol: 'udp', port: 5353, pid: 3 }),
  ];
  expect(engine.take(reading(after)).findings).toEqual([]);
});

test('a program that becomes hidden or known is no finding', () => {
  const known = engineWith(learn([], doors(listener()), true));
  expect(known.take(reading([hiddenListener()], { hiddenReason: 'other-users' })).findings).toEqual(
    [],
  );
  const hidden = engineWith(learn([], doors(hiddenListener()), true));
  expect(hidden.take(reading([listener()])).findings).toEqual([]);
});

describe('deltas', () => {
  const first = listener({ port: 9001 });
  const second = listener({ port: 9002, address: '0.0.0.0' });

  test('say the same as whole readings', () => {
    const engine = engineWith([]);
    const a = rowsById([first]);
    const b = rowsById([second]);
    engine.take(reading([first]));
    const byDelta = engine.take(reading([second], { delta: diff(a, b) }));
    expect(byDelta.findings).toEqual(engineWith([]).take(reading([second])).findings);
  });

  test('that touch no door leave the very same findings', () => {
    const engine = engineWith([]);
    const { findings } = engine.take(reading([first]));
    const connection = listener({ role: 'outbound', state: 'ESTABLISHED', exposure: null });
    const rows = [first, connection];
    const delta = diff(rowsById([first]), rowsById(rows));
    expect(engine.take(reading(rows, { delta })).findings).toBe(findings);
  });
});

describe('what is told as new', () => {
  test('is each fact once, also when it goes and comes again', () => {
    const engine = engineWith([]);
    const row = listener();
    const fresh = [[row], [row], [], [listener({ pid: 5 })]].map(
      (rows) => engine.take(reading(rows)).fresh.length,
    );
    expect(fresh).toEqual([1, 0, 0, 0]);
  });

  test('is a wider exposure of something that was told', () => {
    const engine = engineWith([makeRule({ exposure: 'loopback' })]);
    engine.take(reading([listener({ address: '192.0.2.1' })]));
    const { fresh } = engine.take(reading([listener({ address: '0.0.0.0' })]));
    expect(fresh.map(({ kind, exposure }) => [kind, exposure])).toEqual([['wider', 'any']]);
  });
});

describe('patience', () => {
  test('a restart is not told, in whichever order its door closes and opens', () => {
    const engine = engineWith([makeRule()], LIVE_PATIENCE);
    const rounds = [
      overSeconds(engine, [listener()], START, 2),
      overSeconds(engine, [], START + 2000, 10),
      overSeconds(engine, [listener({ pid: 7 })], START + 12_000, 5),
    ];
    expect(rounds.flat().flat()).toEqual([]);
  });

  test('what stays away is told', () => {
    const told = overSeconds(engineWith([makeRule()], LIVE_PATIENCE), [], START, 20);
    expect(told.findIndex((kinds) => kinds.includes('missing'))).toBe(15);
  });

  test('an owner that is known a moment later is told once, and known', () => {
    const engine = engineWith([], LIVE_PATIENCE);
    const at = (row: SocketRow, takenAt: number) => engine.take(reading([row], { takenAt })).fresh;
    const fresh = [
      at(hiddenListener(), START),
      at(listener(), START + 250),
      at(listener(), START + 1250),
    ].flat();
    expect(fresh.map(({ program }) => program?.path)).toEqual(['/usr/bin/doorkeeper']);
  });

  test.each([
    ['a sleep', START + 8 * 3_600_000],
    ['a clock set forward', START + 365 * 86_400_000],
    ['a clock set back', START - 86_400_000],
  ])('%s makes nothing missing', (_, later) => {
    const engine = engineWith([makeRule()], LIVE_PATIENCE);
    engine.take(reading([listener()], { takenAt: START }));
    const away = [START + 1000, later].map((takenAt) => engine.take(reading([], { takenAt })));
    const back = engine.take(reading([listener()], { takenAt: later + 1000 }));
    expect([...away, back].flatMap(({ findings }) => findings)).toEqual([]);
  });
});

describe('decisions', () => {
  const row = listener({ address: '192.0.2.1' });

  test('an acknowledged finding is told no more, until it is more than that', () => {
    const engine = engineWith([]);
    const [finding] = engine.take(reading([row])).findings;
    if (!finding) throw new Error('nothing was found');
    engine.decide([acknowledge(finding, START)]);
    const after = engine.take(reading([row]));
    expect([after.findings, after.decided]).toEqual([[], [finding]]);
    const wider = engine.take(reading([listener({ address: '::' })]));
    expect(wider.findings).toHaveLength(1);
  });

  test('a muted finding comes back in its time, though nothing changed', () => {
    const engine = engineWith([]);
    const [finding] = engine.take(reading([row])).findings;
    if (!finding) throw new Error('nothing was found');
    engine.decide([mute(finding, START, START + 60_000)]);
    const delta = diff(rowsById([row]), rowsById([row]));
    const counts = [START, START + 59_999, START + 60_000].map(
      (takenAt) => engine.take(reading([row], { delta, takenAt })).findings.length,
    );
    expect(counts).toEqual([0, 0, 1]);
  });
});

test('5,000 listeners at once are all found, and told as one group a kind and weight', () => {
  const rows = Array.from({ length: 5000 }, (_, index) =>
    listener({ port: 1024 + index, path: `/opt/program-${index}`, address: '0.0.0.0' }),
  );
  const { findings } = engineWith([]).take(reading(rows));
  const groups = groupFindings(findings);
  expect(findings.filter(({ kind }) => kind === 'new-listener')).toHaveLength(5000);
  const looks = groups.map(({ kind, findings: [first] }) => `${kind} ${first?.severity}`);
  expect(new Set(looks).size).toBe(groups.length);
  for (const group of groups) {
    expect(new Set(group.findings.map(({ severity }) => severity)).size).toBe(1);
  }
  expect(groups.reduce((sum, group) => sum + group.findings.length, 0)).toBe(findings.length);
});
