import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Library } from '../../../../../electron/monitor/sources/systeminformation/library.ts';
import { fakeTools, printsFixture } from '../../../../support/fake-tools.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { processesWith } from '../../../../support/processes.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyOn('linux', 'processes are found by what /proc says of them');
allowTime();

const CHILD = fileURLToPath(
  new URL('../../../../../electron/monitor/sources/systeminformation/child.ts', import.meta.url),
);
const never = new AbortController().signal;

/** A library whose tools are `scripts`, and what finds the processes that it started. */
function start(scripts: Readonly<Record<string, string>>, childPath = CHILD) {
  const mark = randomUUID();
  vi.stubEnv('TEST_LIBRARY', mark);
  vi.stubEnv('PATH', fakeTools(scripts));
  const library = new Library(() => ({ file: process.execPath, args: [childPath] }));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await library.close();
  });
  return { library, started: () => processesWith('TEST_LIBRARY', mark) };
}

/** A netstat that starts another process, hangs with it, and does so only once. */
function hangsOnce(folder: string): string {
  return `if [ -e ${folder}/pids ]; then ${printsFixture('netstat/linux.txt')}; exit; fi
sleep 1000 &
echo $$ $! >${folder}/pids.new
mv ${folder}/pids.new ${folder}/pids
wait`;
}

async function pidsIn(folder: string): Promise<number[]> {
  await eventually(() => existsSync(join(folder, 'pids'))).toBe(true);
  return readFileSync(join(folder, 'pids'), 'utf8').trim().split(' ').map(Number);
}

test('the child is run by Node as it is and serves one call after the other', async () => {
  const { library, started } = start({ netstat: printsFixture('netstat/linux.txt') });
  const first = await library.call('connections', never);
  const pids = started();
  expect(first).toHaveLength(20);
  expect(await library.call('connections', never)).toEqual(first);
  expect(started()).toEqual(pids);
  expect(pids).toHaveLength(1);
});

test('calls at the same time each get their own answer', async () => {
  const { library } = start({
    netstat: printsFixture('netstat/linux.txt'),
    ps: printsFixture('ps/darwin-list.txt'),
  });
  const [connections, processes] = await Promise.all([
    library.call('connections', never),
    library.call('processes', never),
  ]);
  expect(connections[0]).toHaveProperty('localPort');
  expect(processes.map(({ pid }) => pid)).toEqual([1, 812, 9811]);
});

test('an aborted call leaves no process behind, and the next one works with a new child', async () => {
  const folder = tempFolder();
  const { library, started } = start({ mv: 'exec /bin/mv "$@"', netstat: hangsOnce(folder) });
  const abort = new AbortController();
  const call = library.call('connections', abort.signal);
  const [shell, sleeper] = await pidsIn(folder);
  expect(started()).toEqual(expect.arrayContaining([shell, sleeper]));
  const [child] = started();

  abort.abort(new Error('too long'));
  await expect(call).rejects.toThrow('too long');
  await eventually(started).toEqual([]);

  expect(await library.call('connections', never)).toHaveLength(20);
  expect(started()).not.toContain(child);
});

test('a call that is aborted before it begins starts nothing', async () => {
  const { library, started } = start({});
  const call = library.call('connections', AbortSignal.abort(new Error('too late')));
  await expect(call).rejects.toThrow('too late');
  expect(started()).toEqual([]);
});

test('closing ends the child and what it started, and fails the call under way', async () => {
  const folder = tempFolder();
  const { library, started } = start({ mv: 'exec /bin/mv "$@"', netstat: hangsOnce(folder) });
  const call = library.call('connections', never);
  const failure = expect(call).rejects.toThrow('the child process ended');
  await pidsIn(folder);
  await library.close();
  await failure;
  await eventually(started).toEqual([]);
});

test('a child that dies fails the call under way, and the next call gets another', async () => {
  const folder = tempFolder();
  const { library, started } = start({ mv: 'exec /bin/mv "$@"', netstat: hangsOnce(folder) });
  const call = library.call('connections', never);
  const failure = expect(call).rejects.toThrow('the child process ended');
  const tools = await pidsIn(folder);
  for (const pid of started()) if (!tools.includes(pid)) process.kill(pid, 'SIGKILL');
  await failure;
  expect(await library.call('connections', never)).toHaveLength(20);
  expect(tools.some((pid) => started().includes(pid))).toBe(false);
});

test('a child that cannot be started fails the call', async () => {
  const { library } = start({}, join(tempFolder(), 'missing.js'));
  await expect(library.call('connections', never)).rejects.toThrow('the child process ended');
});
