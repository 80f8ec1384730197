import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChange,
  type Choices,
  changeBetween,
  inverse,
} from '../../../../shared/findings/choices.ts';
import { decide } from '../../../../shared/findings/decide.ts';
import { DECISION_ACTIONS } from '../../../../shared/findings/decision-actions.ts';
import {
  FindingsEngine,
  type FindingsUpdate,
  NO_PATIENCE,
} from '../../../../shared/findings/engine.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { handsOut, hiddenListener, listener, makeRule, reading } from './make-situation.ts';

const NOW = 1_700_000_000_000;
const NOTHING: Choices = { rules: [], decisions: [] };

/** What is found where these rows are there and that was said. */
function found(rows: readonly SocketRow[], { rules, decisions }: Choices): FindingsUpdate {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect(rules);
  engine.decide(decisions);
  return engine.take(reading(rows, { takenAt: NOW }));
}

const ROWS = [
  listener(),
  listener({ port: 22, path: '/usr/sbin/sshd', address: '0.0.0.0' }),
  listener({ port: 23, path: '/usr/sbin/telnetd', address: '0.0.0.0' }),
  hiddenListener({ port: 9000 }),
];

test.each(['acknowledge', 'mute'] as const)(
  '%s moves all that is found to what is decided',
  (action) => {
    const { findings } = found(ROWS, NOTHING);
    const { choices, changed } = decide(NOTHING, findings, action, null, NOW);
    const after = found(ROWS, choices);
    expect(changed).toBe(findings.length);
    expect(after.findings).toEqual([]);
    expect(after.decided).toEqual(findings);
  },
);

test('muting a program mutes whatever is found of it, and cannot be said of one that is hidden', () => {
  const { findings } = found(ROWS, NOTHING);
  const { choices, changed } = decide(NOTHING, findings, 'mute-program', null, NOW);
  const rows = [...ROWS, listener({ port: 24, path: '/usr/sbin/telnetd' })];
  expect(found(rows, choices).findings.map(({ port }) => port)).toEqual([9000, 9000]);
  expect(changed).toBe(findings.length - 2);
  expect(choices.decisions).toHaveLength(3);
});

test('of several things said of a finding, the one that holds longest is told', () => {
  const { findings } = found(ROWS, NOTHING);
  const [first] = findings;
  const short = decide(NOTHING, findings, 'mute', NOW + 1000, NOW).choices;
  const long = decide(short, findings.slice(0, 1), 'mute', NOW + 9000, NOW).choices;
  const { said } = found(ROWS, long);
  expect(said.size).toBe(findings.length);
  for (const { id } of findings) {
    const until = NOW + (id === first?.id ? 9000 : 1000);
    expect(said.get(id)).toEqual({ action: 'muted', until });
  }
  const known = decide(long, findings, 'acknowledge', null, NOW).choices;
  expect(new Set([...found(ROWS, known).said.values()].map(({ action }) => action))).toEqual(
    new Set(['acknowledged']),
  );
});

test('what is muted until a time is found again then', () => {
  const { findings } = found(ROWS, NOTHING);
  const { choices } = decide(NOTHING, findings, 'mute', NOW, NOW - 1);
  expect(found(ROWS, choices).decided).toEqual([]);
});

test('what is expected is found no more, and one rule speaks of each listener', () => {
  const { findings } = found(ROWS, NOTHING);
  expect(findings.map(({ kind }) => kind)).toContain('risky-port');
  const { choices } = decide(NOTHING, findings, 'expect', null, NOW);
  expect(found(ROWS, choices)).toMatchObject({ findings: [], decided: [] });
  expect(choices.rules.map(({ port }) => port).toSorted()).toEqual([22, 23, 8080, 9000]);
});

test('a listener that is missing is expected no more', () => {
  const choices = { rules: [makeRule()], decisions: [] };
  const { findings } = found([], choices);
  expect(findings).toMatchObject([{ kind: 'missing' }]);
  expect(decide(choices, findings, 'expect', null, NOW).choices.rules).toEqual([]);
});

test('a program file that was replaced can only be known', () => {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([makeRule()]);
  const programFiles = new Map([[4711, 'replaced' as const]]);
  const { findings } = engine.take(reading([listener()], { programFiles }));
  const { choices, changed } = decide(
    { rules: [makeRule()], decisions: [] },
    findings,
    'expect',
    null,
    NOW,
  );
  expect(changed).toBe(1);
  expect(choices).toMatchObject({ rules: [makeRule()], decisions: [{ action: 'acknowledged' }] });
});

describe('whatever is said', () => {
  const some = fc.subarray(ROWS, { minLength: 1 });
  const action = fc.constantFrom(...DECISION_ACTIONS);

  test('restoring takes decisions back, and nothing else', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('acknowledge' as const, 'mute' as const), (rows, said) => {
        const before = found(ROWS, NOTHING).findings;
        const meant = found(rows, NOTHING).findings;
        const { choices } = decide(NOTHING, meant, said, null, NOW);
        const { decided } = found(ROWS, choices);
        const restored = decide(choices, decided, 'restore', null, NOW);
        expect(restored.changed).toBe(decided.length);
        expect(found(ROWS, restored.choices).findings).toEqual(before);
      }),
    );
  });

  test('it can be taken back, also after it lay in a file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(some, action), { maxLength: 5 }), (sayings) => {
        let choices = NOTHING;
        const before: Choices[] = [];
        const changes = sayings.map(([rows, said]) => {
          before.push(choices);
          const { findings, decided } = found(rows, choices);
          const meant = said === 'restore' ? decided : findings;
          const after = decide(choices, meant, said, null, NOW).choices;
          const change = changeBetween(choices, after);
          choices = after;
          return change;
        });
        for (const change of changes.toReversed()) {
          choices = applyChange(otherOrder(choices), inverse(otherOrder(change)));
          const expected = before.pop() ?? NOTHING;
          expect(sorted(choices)).toEqual(sorted(expected));
        }
      }),
    );
  });
});

/** The same value with the keys of every object the other way round. */
function otherOrder<T>(value: T): T {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toReversed())
      : part,
  );
  return JSON.parse(text) as T;
}

function sorted({ rules, decisions }: Choices) {
  const byText = (a: unknown, b: unknown) => (textOf(a) < textOf(b) ? -1 : 1);
  return { rules: rules.toSorted(byText), decisions: decisions.toSorted(byText) };
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  );
}
