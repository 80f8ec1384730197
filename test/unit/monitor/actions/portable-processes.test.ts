import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { PortableProcesses } from '../../../../electron/monitor/actions/portable-processes.ts';
import { ProcessEnder } from '../../../../electron/monitor/actions/process-ender.ts';
import { Library } from '../../../../electron/monitor/sources/systeminformation/library.ts';
import { isAlive, startTarget } from '../../../support/actions/start-target.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime } from '../../../support/real-processes.ts';

onlyOn('linux', 'its list of processes is there without other tools');
allowTime();

const CHILD = fileURLToPath(
  new URL('../../../../electron/monitor/sources/systeminformation/child.ts', import.meta.url),
);
const ONE = { tree: false, anyway: false };

async function makeEnder(): Promise<ProcessEnder> {
  const ender = new ProcessEnder(
    new PortableProcesses(new Library(() => ({ file: process.execPath, args: [CHILD] }))),
    [],
  );
  onTestFinished(() => ender.close());
  return ender;
}

test('where nothing can be held on to, pid and start time decide right before the signal', async () => {
  const target = await startTarget({ children: 1 });
  const ender = await makeEnder();
  const plan = await ender.plan(target.pid, null);
  expect(plan).toMatchObject({
    process: { pid: target.pid, name: expect.stringContaining('node') },
    refusal: null,
    isAllowed: true,
  });
  expect(plan?.tree.map(({ pid }) => pid)).toEqual(target.children);
  const startedAt = plan?.process.startedAt ?? 0;
  const row = makeRow({ owners: [makeOwner({ pid: target.pid })] });
  const meant = { pid: target.pid, startedAt, row };
  const other = await ender.end({ ...meant, startedAt: startedAt - 60_000 }, ONE);
  expect(other).toMatchObject({ state: 'not-the-same', why: 'other' });
  const elsewhere = await ender.end({ ...meant, row: makeRow() }, ONE);
  expect(elsewhere).toMatchObject({ state: 'not-the-same', why: 'no-socket' });
  expect(isAlive(target.pid)).toBe(true);
  expect(await ender.end(meant, ONE)).toMatchObject({ state: 'ended', by: 'term' });
  expect(await target.ended).toBe('SIGTERM');
});
