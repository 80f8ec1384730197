import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoSourceError } from '../../../../electron/monitor/sources/select.ts';
import { SourceKeeper } from '../../../../electron/monitor/sources/source-keeper.ts';
import type { SourceChoice } from '../../../../shared/model/status.ts';
import { ScriptedSource } from '../../../support/scripted-source.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(choice: SourceChoice = 'auto') {
  const proc = new ScriptedSource('proc');
  const library = new ScriptedSource('systeminformation');
  const factories = new Map([
    ['proc' as const, () => proc],
    ['systeminformation' as const, () => library],
  ]);
  return { proc, library, keeper: new SourceKeeper(factories, choice, 60_000) };
}

test('a source that serves is asked to prove itself once', async () => {
  const { proc, keeper } = setUp();
  expect(keeper.serving).toBeNull();
  const serving = await keeper.ensure();
  expect(serving.source).toBe(proc);
  expect(await keeper.ensure()).toBe(serving);
  expect(keeper.serving).toBe(serving);
  expect(proc.probes).toBe(1);
});

test('after each lost reading the source has to tell everything anew', async () => {
  const { proc, keeper } = setUp();
  keeper.hasFailed();
  await keeper.ensure();
  expect(proc.restarts).toBe(0);
  keeper.hasFailed();
  keeper.hasFailed();
  expect(proc.restarts).toBe(2);
});

test('three losses in a row lead to a new look for a source, and a reading between them does not', async () => {
  const { proc, keeper } = setUp();
  await keeper.ensure();
  for (let loss = 0; loss < 2; loss += 1) keeper.hasFailed();
  keeper.hasRead();
  for (let loss = 0; loss < 2; loss += 1) keeper.hasFailed();
  await keeper.ensure();
  expect([proc.probes, proc.closed]).toEqual([1, 0]);
  keeper.hasFailed();
  await keeper.ensure();
  expect([proc.probes, proc.closed]).toEqual([2, 1]);
  // The new one starts without the losses of the one before.
  keeper.hasFailed();
  await keeper.ensure();
  expect(proc.probes).toBe(2);
});

test('another choice closes what served and takes the one that was asked for', async () => {
  const { proc, library, keeper } = setUp();
  await keeper.ensure();
  keeper.choose('auto');
  await keeper.ensure();
  expect(proc.probes).toBe(1);
  keeper.choose('systeminformation');
  expect((await keeper.ensure()).source).toBe(library);
  expect([proc.closed, library.closed]).toEqual([1, 0]);
});

test('a lesser source is exchanged for a better one after a minute', async () => {
  const { proc, library, keeper } = setUp();
  proc.probeFailure = 'failed';
  expect((await keeper.ensure()).source).toBe(library);
  proc.probeFailure = null;
  vi.setSystemTime(Date.now() + 59_999);
  expect((await keeper.ensure()).source).toBe(library);
  vi.setSystemTime(Date.now() + 1);
  expect((await keeper.ensure()).source).toBe(proc);
  expect(library.closed).toBe(1);
});

test('where none can see, nothing serves, and the next look is a new one', async () => {
  const { proc, library, keeper } = setUp();
  await keeper.ensure();
  proc.probeFailure = 'denied';
  library.probeFailure = 'failed';
  keeper.choose('systeminformation');
  await expect(keeper.ensure()).rejects.toBeInstanceOf(NoSourceError);
  expect(keeper.serving).toBeNull();
  library.probeFailure = null;
  expect((await keeper.ensure()).source).toBe(library);
});

test('a search that is under way ends when everything does', async () => {
  const { proc, library, keeper } = setUp();
  proc.probeFailure = 'hang';
  library.probeFailure = 'hang';
  const search = keeper.ensure().catch((error: unknown) => error);
  await expect.poll(() => proc.probes).toBe(1);
  keeper.abort();
  expect(await search).toBeInstanceOf(NoSourceError);
  expect(keeper.limited().aborted).toBe(true);
});

test('closing closes what serves, once', async () => {
  const { proc, keeper } = setUp();
  await keeper.close();
  await keeper.ensure();
  await keeper.close();
  await keeper.close();
  expect([proc.closed, keeper.serving]).toEqual([1, null]);
});
