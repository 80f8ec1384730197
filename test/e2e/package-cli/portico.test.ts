import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest';
import { type RunningCli, runCli } from '../../support/cli.ts';
import { FakeNetstat, hanging } from '../../support/fake-netstat.ts';
import { Lab } from '../../support/lab/lab.ts';
import { isSocket, rowsOf } from '../../support/lab/lab-socket.ts';
import type { WatchEvent } from '../../support/list-schema.ts';
import { parsedList } from '../../support/listed.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PackageProgram } from '../../support/package-program.ts';
import { PATIENT } from '../../support/polling.ts';
import { commandLineOf } from '../../support/processes.ts';
import { ask } from '../../support/raw-request.ts';
import { freePort } from '../../support/served.ts';

onlyOn('linux', 'packages of other systems have other launchers, and processes are told by /proc');

let program: PackageProgram;
beforeAll(() => {
  program = new PackageProgram();
});
afterAll(() => program[Symbol.dispose]());

async function nothingIsLeft(expect: ExpectStatic, run: RunningCli<unknown>): Promise<void> {
  await expect.poll(() => run.processes().map(commandLineOf), PATIENT).toEqual([]);
}

function childrenCalled(run: RunningCli<unknown>, name: string): number[] {
  return run.processes().filter((pid) => commandLineOf(pid).endsWith(`--child=${name}`));
}

describe('portico in a package', () => {
  test.concurrent('lists the sockets of this machine, and is made of nothing of the window', async ({
    expect,
  }) => {
    await using lab = new Lab();
    const door = await lab.open();
    const loaded = program.scratch('loaded');
    await using run = program.start(['list', '--json'], { env: { STAND_IN_LOADED: loaded } });
    const result = await run.result;
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(rowsOf(parsedList(result).sockets, door)).toHaveLength(1);
    const modules = readFileSync(loaded, 'utf8').split('\n');
    expect(modules.some((url) => url.endsWith('/out/cli/in-app.js'))).toBe(true);
    const ofTheWindow = /\/electron\/main\.ts$|\/out\/desktop\/main-[^/]*\.js$/;
    expect(modules.filter((url) => ofTheWindow.test(url))).toEqual([]);
  });

  test.concurrent.for([
    [['--version'], 0],
    [['registry', 'search', '5432', '--lang', 'ja'], 0],
    [['check'], 4],
    [['nonsense'], 2],
    [['list', '--source', 'nonsense'], 2],
  ] as const)(
    '%s ends with exit code %d, and says what plain Node says',
    async ([args, code], { expect }) => {
      await using run = program.start(args);
      const [result, inNode] = await Promise.all([run.result, runCli(args)]);
      expect(result.code).toBe(code);
      expect(result).toEqual(inNode);
    },
  );

  test.concurrent('explains a port in the language that is asked for', async ({ expect }) => {
    await using run = program.start(['explain', '5432', '--lang', 'ja']);
    const { code, stdout, stderr } = await run.result;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('データベース');
  });

  test.concurrent('a reader that has seen enough is no failure', async ({ expect }) => {
    const line = 'set -o pipefail; "$0" watch --json | head -n 1; echo $?';
    await using piped = program.startShell(line);
    const { stdout } = await piped.result;
    const [first = '', code] = stdout.trim().split('\n');
    expect(JSON.parse(first)).toMatchObject({ type: 'snapshot' });
    expect(code).toBe('0');
    await nothingIsLeft(expect, piped);
  });

  test.concurrent('the door of its own server is nothing to be learnt', async ({ expect }) => {
    await using lab = new Lab();
    const door = await lab.open();
    const port = await freePort();
    await using serve = program.start(['serve', '--port', `${port}`]);
    await expect.poll(() => serve.stdout, PATIENT).toContain(`:${port}/#token=`);
    await using learn = program.start(['expect', '--all', '--json']);
    expect(await learn.result).toMatchObject({ code: 0 });
    const learnt = readFileSync(join(learn.home, 'expected.json'), 'utf8');
    expect(learnt).toContain(`${door.local.port}`);
    expect(learnt).not.toContain(`${port}`);
  });
});

describe('its processes are the executable of the app again', () => {
  test.concurrent('systeminformation is run by one, and SIGINT ends all of them', async ({
    expect,
  }) => {
    await using lab = new Lab();
    await using watch = program.start<WatchEvent>([
      'watch',
      '--json',
      '--interval',
      '250',
      '--source',
      'systeminformation',
    ]);
    const first = await watch.lines.next();
    expect(first).toMatchObject({ type: 'snapshot', source: { name: 'systeminformation' } });
    expect(childrenCalled(watch, 'monitor')).toHaveLength(1);
    expect(childrenCalled(watch, 'systeminformation')).toHaveLength(1);
    const door = await lab.open();
    await watch.lines.next((event) => event.type === 'opened' && isSocket(event.socket, door));
    expect(await watch.end('SIGINT')).toMatchObject({ code: 0, signal: null, stderr: '' });
    await nothingIsLeft(expect, watch);
  });

  test.concurrent('a tool that hangs is ended at the limit, and another source serves', async ({
    expect,
  }) => {
    using netstat = new FakeNetstat();
    netstat.hang();
    const args = ['list', '--json', '--source', 'systeminformation'];
    await using run = program.start(args, { env: { PATH: netstat.path } });
    await expect.poll(() => hanging(run), PATIENT).toHaveLength(1);
    const { source } = parsedList(await run.result);
    expect(source.fallbackReason).toMatch(/systeminformation took too long/);
    await nothingIsLeft(expect, run);
  });

  test.concurrent('a monitor that is killed is started again, and the page is served', async ({
    expect,
  }) => {
    const port = await freePort();
    await using run = program.start(['serve', '--port', `${port}`]);
    await expect.poll(() => run.stdout, PATIENT).toContain(`http://127.0.0.1:${port}/#token=`);
    const page = await ask(port, { path: '/' });
    expect(page.status).toBe(200);
    const [monitor = 0] = childrenCalled(run, 'monitor');
    process.kill(monitor, 'SIGKILL');
    await expect
      .poll(() => childrenCalled(run, 'monitor').filter((pid) => pid !== monitor), PATIENT)
      .toHaveLength(1);
    expect(await run.end('SIGINT')).toMatchObject({ code: 0, signal: null });
    await nothingIsLeft(expect, run);
  });

  test.concurrent('when it is killed itself, they end with it', async ({ expect }) => {
    await using watch = program.start<WatchEvent>([
      'watch',
      '--json',
      '--source',
      'systeminformation',
    ]);
    await watch.lines.next();
    await watch.end('SIGKILL');
    await nothingIsLeft(expect, watch);
  });
});

describe('the executable of the app', () => {
  test.concurrent.for([
    [['--child=nonsense'], 2, 'there is no program “nonsense”'],
    [['--child=/bin/sh'], 2, 'there is no program “/bin/sh”'],
    [['--child=monitor'], 1, 'fd'],
    [['--child=systeminformation'], 1, 'fd'],
  ] as const)('with %s by hand ends at once', async ([args, code, words], { expect }) => {
    await using run = program.startExecutable(args);
    const { stderr, ...result } = await run.result;
    expect(result).toMatchObject({ code, stdout: '' });
    expect(stderr).toContain(words);
  });

  test.concurrent('shows the app where the switch does not stand first', async ({ expect }) => {
    await using run = program.startExecutable(['portico://port/3000', '--cli', 'list']);
    const { stdout, stderr } = await run.result;
    // There is no browser for it here: that it was looked for is enough.
    expect(stderr).toContain('CHROMIUM_PATH has to say where the browser is');
    expect(stdout).toBe('');
  });

  test.concurrent('is no Node, as the fuses of a real one have it', async ({ expect }) => {
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    await using asNode = program.startExecutable(['--version'], { env });
    await using script = program.startExecutable(['/script.js']);
    expect((await asNode.result).code).toBe(97);
    expect((await script.result).code).toBe(97);
  });
});
