import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, replace, startTarget, whyNoReuse } from '../../support/actions/start-target.ts';
import { runCli, startCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { makeGroup } from '../../support/make-group.ts';
import { onlyOn } from '../../support/only-on.ts';
import { ReadableProgram } from '../../support/readable-program.ts';
import { eventually } from '../../support/real-processes.ts';
import { freePort } from '../../support/served.ts';
import { startOnTerminal } from '../../support/terminal.ts';

onlyOn('linux', 'processes are ended as Linux does it');

const SIZE = { columns: 100, rows: 30 };

test('the program behind a port is ended, and that is said', async () => {
  const target = await startTarget();
  const run = await runCli(['kill', `${target.port}/tcp`, '--yes']);
  expect(run).toMatchObject({ code: 0, stdout: 'node has ended.\n', stderr: '' });
  expect(await target.ended).toBe('SIGTERM');
});

test('one that ignores TERM is ended by force after the delay, which is told', async () => {
  const target = await startTarget({ isStubborn: true });
  const { code, stdout, stderr } = await runCli(['kill', `${target.port}`, '--yes', '--json']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/asked to end and has not yet\. By force in 5 seconds/);
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    results: [
      {
        process: { pid: target.pid },
        state: 'ended',
        by: 'kill',
        message: 'node was ended by force.',
      },
    ],
  });
  expect(await target.ended).toBe('SIGKILL');
});

test('Ctrl-C while the count runs leaves the process alone', async () => {
  const target = await startTarget({ isStubborn: true });
  await using run = startCli(['kill', `${target.port}`, '--yes']);
  await eventually(() => run.stderr).toMatch(/By force in/);
  const { signal } = await run.end('SIGINT');
  expect(signal).toBe('SIGINT');
  expect(isAlive(target.pid)).toBe(true);
});

test('what it started lives on, unless the tree is meant', async () => {
  const alone = await startTarget({ children: 1 });
  expect((await runCli(['kill', `${alone.port}`, '-y'])).code).toBe(0);
  expect(alone.children.map(isAlive)).toEqual([true]);
  const tree = await startTarget({ children: 2 });
  const run = await runCli(['kill', `${tree.port}`, '-y', '--tree']);
  expect(run.stdout).toBe('node and 2 processes that it started have ended.\n');
  for (const pid of tree.children) await eventually(() => isAlive(pid)).toBe(false);
});

test('of several holders one has to be named, or all of them', async () => {
  await using lab = new Lab();
  const shared = await lab.openShared(2);
  const port = `${shared.local.port}`;
  const workers = shared.pids.filter((pid) => pid !== process.pid);
  const asked = await runCli(['kill', port, '--yes']);
  expect(asked.code).toBe(2);
  for (const pid of shared.pids) expect(asked.stderr).toContain(`(PID ${pid}, `);
  expect(asked.stderr).toMatch(/--pid.*--all/);
  const stranger = await startTarget();
  const wrong = await runCli(['kill', port, '-y', '--pid', `${stranger.pid}`]);
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/does not hold port/) });
  // The test itself is among them: all of them means those who started Portico too, and is refused whole.
  const all = await runCli(['kill', port, '-y', '--all']);
  expect(all).toMatchObject({ code: 1, stderr: expect.stringMatching(/has started Portico/) });
  expect([...workers, stranger.pid].map(isAlive)).toEqual([true, true, true]);
});

test('every holder is ended where all are meant', async () => {
  const first = await startTarget();
  const onV6 = await startTarget({ host: '::1', port: first.port });
  const { code, stdout } = await runCli(['kill', `${first.port}`, '-y', '--all']);
  expect([code, stdout]).toEqual([0, 'node has ended.\nnode has ended.\n']);
  expect([await first.ended, await onV6.ended]).toEqual(['SIGTERM', 'SIGTERM']);
});

test('a process is ended by its pid, whatever it holds', async () => {
  const target = await startTarget({ port: null });
  const run = await runCli(['kill', '--pid', `${target.pid}`, '--yes']);
  expect(run).toMatchObject({ code: 0, stdout: 'node has ended.\n' });
});

test('the holders of connections alone are nobody behind the port', async () => {
  await using lab = new Lab();
  const { outbound } = await lab.openPair();
  const run = await runCli(['kill', `${outbound.local.port}`, '--yes']);
  expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/Nobody is behind port/) });
});

test.each([
  [[], /Say which port/],
  [['70000', '-y'], /is no port/],
  [['22/sctp', '-y'], /only TCP and UDP/],
  [['--pid', '0', '-y'], /--pid 0/],
  [['22', '--pid', '5', '--all', '-y'], /cannot be used together/],
] as const)('wrong usage is named: kill %j', async (args, words) => {
  const run = await runCli(['kill', ...args]);
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
});

test('without a terminal and without --yes nothing is sent', async () => {
  const target = await startTarget();
  const run = await runCli(['kill', `${target.port}`]);
  expect(run).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/There is no terminal to ask in\. Add --yes/),
  });
  expect(isAlive(target.pid)).toBe(true);
});

test('where nobody is behind the port, that is said and not that nobody can be asked', async () => {
  const run = await runCli(['kill', `${await freePort()}`]);
  expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/Nobody is behind port/) });
});

test('on a terminal it is asked first, and only yes is yes', async () => {
  const target = await startTarget();
  {
    await using run = startOnTerminal(['kill', `${target.port}`], SIZE);
    await eventually(() => run.stdout).toMatch(/End node \(PID \d+, \S+\)\? \[y\/N\]/);
    run.type('\n');
    expect((await run.result).code).toBe(1);
    expect(run.stdout).toMatch(/Nothing was done/);
  }
  expect(isAlive(target.pid)).toBe(true);
  await using run = startOnTerminal(['kill', `${target.port}`], SIZE);
  await eventually(() => run.stdout).toMatch(/\[y\/N\]/);
  run.type('y\n');
  expect((await run.result).code).toBe(0);
  expect(await target.ended).toBe('SIGTERM');
});

test('a process that took the pid between the question and the answer is sent nothing', async ({
  skip,
}) => {
  const why = whyNoReuse();
  skip(why !== null, why ?? '');
  const target = await startTarget();
  await using run = startOnTerminal(['kill', `${target.port}`], SIZE);
  await eventually(() => run.stdout).toMatch(/\[y\/N\]/);
  const other = await replace(target, { port: target.port });
  run.type('y\n');
  expect((await run.result).code).toBe(1);
  expect(run.stdout).toMatch(/no longer the same process.*Nothing was sent/);
  expect(isAlive(other.pid)).toBe(true);
});

test('a process of a service is not ended, and the commands that stop the service are told', async ({
  skip,
}) => {
  const group = makeGroup('shop.service');
  if (group === null) return skip('no control group can be made here');
  const target = await startTarget();
  writeFileSync(join(group, 'cgroup.procs'), `${target.pid}`);
  const refused = await runCli(['kill', `${target.port}`, '--yes']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('  sudo systemctl stop shop.service\n');
  expect(refused.stderr).toContain('--anyway');
  expect(isAlive(target.pid)).toBe(true);
  expect((await runCli(['kill', `${target.port}`, '--yes', '--anyway'])).code).toBe(0);
  expect(await target.ended).toBe('SIGTERM');
});

test('what must not be ended is refused', async () => {
  const refused = async (pid: number) => {
    const { code, stderr } = await runCli(['kill', '--pid', `${pid}`, '-y', '--anyway']);
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused(1)).toMatch(/first process/);
  expect(await refused(2)).toMatch(/part of the kernel/);
  expect(await refused(process.pid)).toMatch(/has started Portico/);
});

test('without the right to it, it is said whose process it is and what would be needed', async ({
  skip,
}) => {
  skip(process.getuid?.() !== 0, 'needs root, to give it up');
  const target = await startTarget();
  using program = new ReadableProgram();
  const byPid = await program.runAsNobody(['kill', '--pid', `${target.pid}`, '-y']);
  expect(byPid).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Not allowed: \S+ belongs to root\. Run Portico as that user/),
  });
  const byPort = await program.runAsNobody(['kill', `${target.port}`, '-y']);
  expect(byPort).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/cannot be seen by this user/),
  });
  expect(isAlive(target.pid)).toBe(true);
});
