import { expect, test } from 'vitest';
import type { SourceFactory } from '../../../../electron/monitor/sources/select.ts';
import { NoSourceError, selectSource } from '../../../../electron/monitor/sources/select.ts';
import type { SourceChoice, SourceName } from '../../../../shared/model/status.ts';
import { ScriptedSource } from '../../../support/scripted-source.ts';

function setUp() {
  const proc = new ScriptedSource('proc');
  const library = new ScriptedSource('systeminformation');
  const factories = new Map<SourceName, SourceFactory>([
    ['proc', () => proc],
    ['systeminformation', () => library],
  ]);
  const select = (choice: SourceChoice, signal = new AbortController().signal) =>
    selectSource(factories, choice, () => signal);
  return { proc, library, select };
}

test('auto takes the first that can see and asks no other', async () => {
  const { proc, library, select } = setUp();
  expect(await select('auto')).toEqual({ source: proc, failures: [] });
  expect(library.probes).toBe(0);
});

test('a source asked for by name is tried before better ones', async () => {
  const { proc, library, select } = setUp();
  expect(await select('systeminformation')).toEqual({ source: library, failures: [] });
  expect(proc.probes).toBe(0);
});

test('a source that cannot see is closed, and why is told beside the one that serves', async () => {
  const { proc, library, select } = setUp();
  proc.probeFailure = 'cannot-see';
  expect(await select('auto')).toEqual({
    source: library,
    failures: [{ source: 'proc', code: 'cannot-see', detail: null }],
  });
  expect([proc.closed, library.closed]).toEqual([1, 0]);
});

test('a named source that cannot see is no dead end', async () => {
  const { proc, library, select } = setUp();
  library.probeFailure = 'denied';
  expect(await select('systeminformation')).toEqual({
    source: proc,
    failures: [{ source: 'systeminformation', code: 'denied', detail: null }],
  });
});

test('a source that this system does not have falls back, and that is told', async () => {
  const { proc, select } = setUp();
  expect(await select('netlink')).toEqual({
    source: proc,
    failures: [{ source: 'netlink', code: 'not-available', detail: null }],
  });
});

test('a probe that fails at the time limit has timed out', async () => {
  const { proc, library, select } = setUp();
  proc.probe = async () => {
    throw new Error('whatever the abort made of it');
  };
  const { source, failures } = await select('auto', AbortSignal.abort());
  expect(source).toBe(library);
  expect(failures).toEqual([{ source: 'proc', code: 'timed-out', detail: null }]);
});

test('every probe has a time limit of its own', async () => {
  const { proc, library } = setUp();
  proc.probeFailure = 'failed';
  const signals: AbortSignal[] = [];
  const factories = new Map([
    ['proc' as const, () => proc],
    ['systeminformation' as const, () => library],
  ]);
  await selectSource(factories, 'auto', () => {
    signals.push(new AbortController().signal);
    return signals.at(-1) as AbortSignal;
  });
  expect(new Set(signals).size).toBe(2);
});

test('where none can see, all reasons are in the error and all are closed', async () => {
  const { proc, library, select } = setUp();
  proc.probeFailure = 'denied';
  library.probeFailure = 'cannot-see';
  const error = await select('auto').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NoSourceError);
  expect((error as NoSourceError).failures).toEqual([
    { source: 'proc', code: 'denied', detail: null },
    { source: 'systeminformation', code: 'cannot-see', detail: null },
  ]);
  expect([proc.closed, library.closed]).toEqual([1, 1]);
});
