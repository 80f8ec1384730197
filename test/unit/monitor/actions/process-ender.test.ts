import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { LinuxProcesses } from '../../../../electron/monitor/actions/linux/linux-processes.ts';
import { ProcessEnder } from '../../../../electron/monitor/actions/process-ender.ts';
import { createMonitor } from '../../../../electron/monitor/create.ts';
import { readHostFacts } from '../../../../electron/monitor/system/host-facts.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { SourceChoice } from '../../../../shared/model/status.ts';
import {
  isAlive,
  replace,
  startTarget,
  type Target,
  whyNoReuse,
} from '../../../support/actions/start-target.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime, eventually } from '../../../support/real-processes.ts';

onlyOn('linux', 'processes are held on to by pidfd');
allowTime();

const ONE = { tree: false, anyway: false };
const TREE = { tree: true, anyway: false };

async function makeEnder(own: readonly number[] = []): Promise<ProcessEnder> {
  const ender = new ProcessEnder(await LinuxProcesses.open(), own);
  onTestFinished(() => ender.close());
  return ender;
}

/** The row of a target's door, as a reading of this machine has it. */
async function rowOf({ port, pid }: Target, choice: SourceChoice = 'auto'): Promise<SocketRow> {
  const monitor = createMonitor({
    host: await readHostFacts(),
    choice,
    intervalMs: 60_000,
    otherNamespaces: false,
    selfPids: [],
    once: true,
  });
  try {
    const { snapshot } = await monitor.readNow();
    for (const row of snapshot?.rows.values() ?? []) {
      if (row.local.port === port && row.owners.some((owner) => owner.pid === pid)) return row;
    }
    throw new Error('the door is in no row');
  } finally {
    await monitor.stop();
  }
}

/** The target as somebody who saw its row confirmed it. */
async function confirmed(target: Target, choice: SourceChoice = 'auto') {
  const row = await rowOf(target, choice);
  const owner = row.owners.find(({ pid }) => pid === target.pid);
  return { pid: target.pid, startedAt: owner?.startedAt ?? null, row };
}

test.each(['netlink', 'proc'] as const)(
  'a process that was found by %s is asked to end, and does',
  async (source) => {
    const target = await startTarget();
    const ender = await makeEnder();
    const result = await ender.end(await confirmed(target, source), ONE);
    expect(result).toMatchObject({ state: 'ended', by: 'term', ended: [{ pid: target.pid }] });
    expect(await target.ended).toBe('SIGTERM');
  },
);

test('a process that ignores TERM is left until it is to be ended by force', async () => {
  const target = await startTarget({ isStubborn: true });
  const ender = await makeEnder();
  const asked = await ender.end(await confirmed(target), ONE);
  if (asked.state !== 'waiting') throw new Error(`it is ${asked.state}`);
  expect(asked.left).toMatchObject([{ pid: target.pid }]);
  expect(await ender.goOn(asked.action, 'wait')).toMatchObject({ state: 'waiting' });
  expect(isAlive(target.pid)).toBe(true);
  expect(await ender.goOn(asked.action, 'kill')).toMatchObject({ state: 'ended', by: 'kill' });
  expect(await target.ended).toBe('SIGKILL');
  expect(await ender.goOn(asked.action, 'kill')).toEqual({ state: 'unknown-action' });
});

test('force reaches the process also when it has closed its door meanwhile', async () => {
  const target = await startTarget({ closesDoor: true });
  const ender = await makeEnder();
  const asked = await ender.end(await confirmed(target), ONE);
  if (asked.state !== 'waiting') throw new Error(`it is ${asked.state}`);
  expect(await ender.goOn(asked.action, 'kill')).toMatchObject({ state: 'ended', by: 'kill' });
});

test('one that is left alone lives on, and who waits for it is answered at once', async () => {
  const target = await startTarget({ isStubborn: true });
  const ender = await makeEnder();
  const asked = await ender.end(await confirmed(target), ONE);
  if (asked.state !== 'waiting') throw new Error(`it is ${asked.state}`);
  const waiting = ender.goOn(asked.action, 'wait');
  const left = await ender.goOn(asked.action, 'leave');
  expect(left).toMatchObject({ state: 'left-alone', left: [{ pid: target.pid }] });
  expect(await waiting).toMatchObject({ state: 'waiting' });
  expect(isAlive(target.pid)).toBe(true);
});

test('another process with the same pid is sent nothing', async ({ skip }) => {
  const why = whyNoReuse();
  skip(why !== null, why ?? '');
  const target = await startTarget();
  const meant = await confirmed(target);
  const other = await replace(target);
  const ender = await makeEnder();
  expect(await ender.end(meant, ONE)).toEqual({
    state: 'not-the-same',
    pid: target.pid,
    why: 'other',
  });
  expect(isAlive(other.pid)).toBe(true);
});

test('force is sent to nobody when the pid went to another process meanwhile', async ({ skip }) => {
  const why = whyNoReuse();
  skip(why !== null, why ?? '');
  const target = await startTarget({ isStubborn: true });
  const ender = await makeEnder();
  const asked = await ender.end(await confirmed(target), ONE);
  if (asked.state !== 'waiting') throw new Error(`it is ${asked.state}`);
  const other = await replace(target);
  expect(await ender.goOn(asked.action, 'kill')).toMatchObject({ state: 'ended', by: 'term' });
  expect(isAlive(other.pid)).toBe(true);
});

test('a process that is gone, or holds the socket no longer, is sent nothing', async () => {
  const target = await startTarget();
  const other = await startTarget();
  const [meant, elsewhere] = [await confirmed(target), await confirmed(other)];
  const ender = await makeEnder();
  const wrongRow = { ...elsewhere, row: meant.row };
  expect(await ender.end(wrongRow, ONE)).toMatchObject({ state: 'not-the-same', why: 'no-socket' });
  expect(isAlive(other.pid)).toBe(true);
  target.child.kill('SIGKILL');
  await target.ended;
  expect(await ender.end(meant, ONE)).toMatchObject({ state: 'not-the-same', why: 'gone' });
});

test('what it started lives on where it alone is meant', async () => {
  const target = await startTarget({ children: 1 });
  const ender = await makeEnder();
  expect((await ender.end(await confirmed(target), ONE)).state).toBe('ended');
  expect(target.children.map(isAlive)).toEqual([true]);
});

test('what it started is told before, and ended with it where the tree is meant', async () => {
  const target = await startTarget({ children: 2 });
  const ender = await makeEnder();
  const plan = await ender.plan(target.pid, null);
  expect(plan?.tree.map(({ pid }) => pid).sort()).toEqual([...target.children].sort());
  const result = await ender.end(await confirmed(target), TREE);
  expect(result.state).toBe('ended');
  expect(result).toMatchObject({ by: 'term', missed: [] });
  for (const pid of [target.pid, ...target.children]) {
    await eventually(() => isAlive(pid)).toBe(false);
  }
});

test('a tree that ignores TERM is ended by force as a whole', async () => {
  const target = await startTarget({ children: 2, isStubborn: true });
  const ender = await makeEnder();
  const asked = await ender.end(await confirmed(target), TREE);
  if (asked.state !== 'waiting') throw new Error(`it is ${asked.state}`);
  expect(asked.left).toHaveLength(3);
  const result = await ender.goOn(asked.action, 'kill');
  expect(result).toMatchObject({ state: 'ended', by: 'kill' });
  for (const pid of target.children) await eventually(() => isAlive(pid)).toBe(false);
});

test('the first process, the kernel, Portico and who started it are refused', async () => {
  const target = await startTarget({ children: 1 });
  const [child = 0] = target.children;
  const ender = await makeEnder([child]);
  const refused = async (pid: number) => {
    const plan = await ender.plan(pid, null);
    const startedAt = plan?.process.startedAt ?? null;
    const result = await ender.end({ pid, startedAt, row: null }, { tree: true, anyway: true });
    expect(plan?.refusal).toBe(result.state === 'refused' ? result.why : null);
    return result;
  };
  expect(await refused(1)).toEqual({ state: 'refused', pid: 1, why: 'first' });
  expect(await refused(2)).toMatchObject({ state: 'refused', why: 'kernel' });
  expect(await refused(child)).toMatchObject({ state: 'refused', why: 'self' });
  expect(await refused(target.pid)).toMatchObject({ state: 'refused', why: 'ancestor' });
  expect(await refused(process.pid)).toMatchObject({ state: 'refused', why: 'ancestor' });
  expect([isAlive(target.pid), isAlive(child)]).toEqual([true, true]);
  const portico = await makeEnder([target.pid]);
  expect((await portico.plan(child, null))?.refusal).toBe('self');
});

test('a process of a unit is only ended by who insists', async () => {
  const target = await startTarget();
  const meant = await confirmed(target);
  const row = { ...meant.row, unit: 'shop.service' };
  const ender = await makeEnder();
  expect(await ender.plan(target.pid, row)).toMatchObject({
    refusal: 'unit',
    advice: {
      kind: 'unit',
      name: 'shop.service',
      commands: [
        { does: 'stop', command: 'sudo systemctl stop shop.service' },
        { does: 'disable', command: 'sudo systemctl disable --now shop.service' },
      ],
    },
  });
  const result = await ender.end({ ...meant, row }, ONE);
  expect(result).toEqual({ state: 'refused', pid: target.pid, why: 'unit' });
  expect(isAlive(target.pid)).toBe(true);
  const insisted = await ender.end({ ...meant, row }, { tree: false, anyway: true });
  expect(insisted.state).toBe('ended');
});

test('a kernel without a hold on processes is served by a look right before the signal', async () => {
  const processes = await LinuxProcesses.open(async () => null);
  expect(processes.hasGap).toBe(true);
  const ender = new ProcessEnder(processes, []);
  const target = await startTarget();
  const meant = await confirmed(target);
  const wrong = { ...meant, startedAt: (meant.startedAt ?? 0) + 10 };
  expect(await ender.end(wrong, ONE)).toMatchObject({ state: 'not-the-same', why: 'other' });
  expect(isAlive(target.pid)).toBe(true);
  expect(await ender.end(meant, ONE)).toMatchObject({ state: 'ended', by: 'term' });
  await ender.close();
});

test('a dead process that its parent has not asked about counts as ended', async () => {
  // The shell never waits for its child: it becomes a process that never does.
  const parent = spawn('sh', ['-c', 'sleep 300 & echo $!; exec sleep 300'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(`${line}`.trim());
  const ender = await makeEnder();
  const plan = await ender.plan(pid, null);
  const startedAt = plan?.process.startedAt ?? null;
  const result = await ender.end({ pid, startedAt, row: null }, ONE);
  expect(result).toMatchObject({ state: 'ended', by: 'term' });
});
