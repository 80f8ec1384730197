import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import { MOST_SENT, NO_FINDINGS } from '../../../../shared/findings/findings-state.ts';
import { findingsStateSchema } from '../../../../shared/findings/findings-state-schema.ts';
import { stateOf } from '../../../../shared/findings/state-of.ts';
import { handsOut, hiddenListener, listener, makeRule, reading } from './make-situation.ts';

const BESIDE = { rules: 1, faults: [], undo: null, problems: [] };

function found(...rows: Parameters<typeof reading>[0]) {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([makeRule({ port: 1 }), makeRule({ port: 5, program: null })]);
  const programFiles = new Map([[9, 'deleted' as const]]);
  return engine.take(reading(rows, { programFiles }));
}

test('a client is told of some findings, and how many there are', () => {
  const rows = Array.from({ length: 500 }, (_, port) =>
    listener({ port: 12_000 + port, address: port < 100 ? '0.0.0.0' : '127.0.0.1' }),
  );
  const faults = Array.from({ length: 300 }, (_, line) => ({
    code: 'unknown-key' as const,
    key: 'prot',
    line,
    column: 1,
  }));
  const state = stateOf(found(...rows), { ...BESIDE, faults });
  expect(state.findings).toHaveLength(MOST_SENT);
  expect(state.faults).toHaveLength(MOST_SENT);
  expect([state.total, state.faultsTotal]).toEqual([502, 300]);
  expect(state.counts).toMatchObject({ medium: 100, critical: 0 });
  expect(Object.values(state.counts).reduce((sum, count) => sum + count)).toBe(502);
  expect(state.findings.slice(0, 100).every(({ severity }) => severity === 'medium')).toBe(true);
});

test('every kind of finding crosses to a client as it is', () => {
  const { findings } = found(
    listener({ port: 23, address: '0.0.0.0' }),
    listener({ port: 1, path: '/tmp/other', commandLine: '', pid: 9 }),
    listener({ port: 40_000, pid: 9 }),
    hiddenListener({ port: 7 }),
  );
  expect(new Set(findings.map(({ kind }) => kind)).size).toBe(6);
  const state = stateOf(
    {
      findings,
      decided: findings,
      said: new Map(findings.map(({ id }) => [id, { action: 'muted', until: 1 }])),
    },
    { ...BESIDE, undo: { what: 'muted', count: 2 } },
  );
  expect(v.parse(findingsStateSchema, JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(v.parse(findingsStateSchema, NO_FINDINGS)).toEqual(NO_FINDINGS);
});
