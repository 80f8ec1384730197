import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChange,
  type Choices,
  changeBetween,
  expectFinding,
  inverse,
  NO_CHANGE,
} from '../../../../shared/findings/choices.ts';
import {
  acknowledge,
  type Decision,
  DecisionIndex,
  mute,
  muteProgram,
} from '../../../../shared/findings/decisions.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import type { Rule } from '../../../../shared/findings/rule.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { handsOut, hiddenListener, listener, makeRule, reading } from './make-situation.ts';

const NOW = 1_700_000_000_000;

function findings(rules: readonly Rule[], rows: readonly SocketRow[]): readonly Finding[] {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect(rules);
  return engine.take(reading(rows, { hiddenReason: 'other-users' })).findings;
}

function only(rules: readonly Rule[], ...rows: readonly SocketRow[]): Finding {
  const [first, ...others] = findings(rules, rows);
  if (!first || others.length > 0) throw new Error(`${others.length + 1} findings`);
  return first;
}

function decisionOn(finding: Finding, decisions: readonly Decision[], now: number) {
  return new DecisionIndex(decisions).on(finding, now)[0] ?? null;
}

describe('a decision', () => {
  const finding = only([], listener());

  test('is about the same fact in another process, and about nothing else', () => {
    const decisions = [acknowledge(finding, NOW)];
    const isDecided = (row: SocketRow) => decisionOn(only([], row), decisions, NOW) !== null;
    expect(isDecided(listener({ pid: 1 }))).toBe(true);
    expect(isDecided(listener({ port: 8081 }))).toBe(false);
    expect(isDecided(listener({ path: '/tmp/other' }))).toBe(false);
    expect(isDecided(listener({ protocol: 'udp' }))).toBe(false);
    expect(isDecided(listener({ address: '0.0.0.0' }))).toBe(false);
  });

  test('holds when the program becomes hidden', () => {
    const decisions = [acknowledge(finding, NOW)];
    expect(decisionOn(only([], hiddenListener()), decisions, NOW)).not.toBeNull();
  });

  test('to mute ends at its time', () => {
    const decisions = [mute(finding, NOW, NOW + 10)];
    expect(decisionOn(finding, decisions, NOW + 9)).not.toBeNull();
    expect(decisionOn(finding, decisions, NOW + 10)).toBeNull();
  });

  test('to mute a program is about all of it, and not about who might be it', () => {
    const decision = muteProgram(finding, NOW, null);
    const decisions = decision ? [decision] : [];
    expect(decisionOn(only([], listener({ port: 9 })), decisions, NOW)).not.toBeNull();
    expect(decisionOn(only([], hiddenListener({ port: 9 })), decisions, NOW)).toBeNull();
    expect(muteProgram(only([], hiddenListener()), NOW, null)).toBeNull();
  });
});

describe('to expect what was found', () => {
  test.each([
    ['a new listener', [], [listener()]],
    ['one at a port of the system', [], [listener({ port: 40_000 })]],
    ['a hidden one', [], [hiddenListener()]],
    ['a wider one', [makeRule({ note: 'mine' })], [listener({ address: '0.0.0.0' })]],
    ['another program', [makeRule()], [listener(), listener({ path: '/tmp/other' })]],
    ['a missing one', [makeRule()], []],
  ])('%s leaves no finding, and undone it is found again', (_, rules, rows) => {
    const finding = only(rules, ...rows);
    const before: Choices = { rules, decisions: [] };
    const change = expectFinding(finding);
    const after = applyChange(before, change);
    expect(findings(after.rules, rows)).toEqual([]);
    expect(only(applyChange(after, inverse(change)).rules, ...rows)).toEqual(finding);
  });

  test('a wider one keeps the rule and what is written on it', () => {
    const rules = [makeRule({ note: 'mine' })];
    const change = expectFinding(only(rules, listener({ address: '0.0.0.0' })));
    expect(applyChange({ rules, decisions: [] }, change).rules).toEqual([
      makeRule({ note: 'mine', exposure: 'any' }),
    ]);
  });
});

test('every change can be undone', () => {
  const finding = only([], listener());
  const rules = fc.uniqueArray(fc.constantFrom(...[1, 2, 3, 4].map((port) => makeRule({ port }))));
  const decisions = fc.uniqueArray(
    fc.constantFrom(...[1, 2, 3].map((at) => acknowledge(finding, at))),
  );
  const choices = fc.record({ rules, decisions });
  const asSets = (one: Choices) => [new Set(one.rules), new Set(one.decisions)];
  fc.assert(
    fc.property(choices, choices, (before, after) => {
      const change = changeBetween(before, after);
      const changed = applyChange(before, change);
      expect(asSets(changed)).toEqual(asSets(after));
      expect(asSets(applyChange(changed, inverse(change)))).toEqual(asSets(before));
      expect(applyChange(changed, change)).toEqual(changed);
    }),
  );
  expect(changeBetween({ rules: [], decisions: [] }, { rules: [], decisions: [] })).toEqual(
    NO_CHANGE,
  );
});
