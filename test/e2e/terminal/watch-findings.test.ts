import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningCli } from '../../support/cli.ts';
import { OwnHouse, type Started, type ToldFinding } from '../../support/findings/own-house.ts';
import { portsOf } from '../../support/lab/ports.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';

const LISTEN = fileURLToPath(new URL('../../support/findings/listen.ts', import.meta.url));

allowTime();

interface FindingLine extends ToldFinding {
  readonly type: 'finding';
}

interface OtherLine {
  readonly type: 'baseline' | 'problems' | 'status' | 'dropped';
  readonly rules?: number | null;
}

type Line = FindingLine | OtherLine;

let house: OwnHouse;
let port: number;

beforeEach(async () => {
  house = await OwnHouse.open();
  port = portsOf('registered').next().value ?? 0;
});

afterEach(() => house[Symbol.asyncDispose]());

async function serve(
  options: { host?: string; protocol?: string; at?: number; file?: string } = {},
): Promise<Started> {
  const { host = '127.0.0.1', protocol = 'tcp', at = port, file = process.execPath } = options;
  return await house.start(file, [LISTEN, protocol, host, `${at}`]);
}

/** `watch --findings --json` that has begun to look. */
async function watch(): Promise<RunningCli<Line>> {
  const run = house.lines<Line>('watch', '--findings', '--json', '--interval', '250');
  await run.lines.next(({ type }) => type === 'status');
  return run;
}

function isFinding(line: Line): line is FindingLine {
  return line.type === 'finding';
}

/** The findings so far that are about this port. */
function about(run: RunningCli<Line>, at = port): string[] {
  return run.lines.all
    .filter(isFinding)
    .filter((finding) => [finding.port, ...finding.ports].includes(at))
    .map(({ kind, protocol }) => `${kind} ${protocol}`);
}

/** Later findings prove that an earlier one would have been told by now. */
async function nothingSo(run: RunningCli<Line>, ...known: readonly string[]): Promise<void> {
  const sign = portsOf('registered').next().value ?? 0;
  const other = await serve({ at: sign });
  await eventually(() => about(run, sign)).toEqual(['new-listener tcp']);
  expect(about(run)).toEqual(known);
  await other.stop();
}

describe('while it watches, after all that listens was learnt', () => {
  let server: Started;
  let run: RunningCli<Line>;

  beforeEach(async () => {
    server = await serve();
    expect((await house.run('expect', '--all')).code).toBe(0);
    run = await watch();
  });

  afterEach(() => run[Symbol.asyncDispose]());

  test('a server that is started again is no finding', async () => {
    await server.stop();
    await serve();
    await nothingSo(run);
  });

  test('one that comes back open to more is, once', async () => {
    await server.stop();
    const wide = await serve({ host: '0.0.0.0' });
    await eventually(() => about(run)).toEqual(['wider tcp']);
    await wide.stop();
    await serve({ host: '0.0.0.0' });
    await nothingSo(run, 'wider tcp');
  });

  test('another program on its port, and a UDP socket beside it, are', async () => {
    await server.stop();
    const file = join(house.folder, 'intruder');
    copyFileSync(process.execPath, file);
    const intruder = await serve({ file });
    await eventually(() => about(run)).toEqual(['other-program tcp']);
    const told = run.lines.all.filter(isFinding).at(-1);
    expect(told?.sockets[0]?.pids).toEqual([intruder.pid]);
    expect(told?.message).toContain('intruder');
    await serve({ protocol: 'udp' });
    await eventually(() => about(run)).toEqual(['other-program tcp', 'new-listener udp']);
  });

  test('what is expected in another terminal is in force at once, and so is what is taken back there', async () => {
    const other = portsOf('registered').next().value ?? 0;
    await serve({ at: other });
    await eventually(() => about(run, other)).toEqual(['new-listener tcp']);
    const { rules = 0 } = await lastBaseline();
    await house.run('expect', `${other}`);
    await eventually(() => lastBaseline().rules).toBe((rules ?? 0) + 1);
    await house.run('findings', '--undo');
    await eventually(() => lastBaseline().rules).toBe(rules);
  });

  test('a file edited by hand is in force at once', async () => {
    const path = join(house.folder, 'expected.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`"port": ${port}`, '"port": 1'));
    await eventually(() => about(run)).toEqual(['new-listener tcp']);
  });

  function lastBaseline(): OtherLine {
    const lines = run.lines.all.filter((line): line is OtherLine => line.type === 'baseline');
    return lines.at(-1) ?? { type: 'baseline' };
  }
});

test('findings are told in words where no JSON is asked for', async () => {
  await house.run('expect', '--all');
  await using run = house.lines('watch', '--findings', '--lang', 'ja');
  await serve({ host: '0.0.0.0' });
  await eventually(() => run.stdout).toContain(`${port}/tcp で待ち受けています`);
  const { code, stderr } = await run.end();
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
});

test('many at once are told as one', async () => {
  await house.run('expect', '--all');
  await using run = house.lines('watch', '--findings');
  const code = `
    const { createServer } = require('node:net');
    let left = 40;
    for (let port = 20000; port < 20040; port += 1) {
      createServer().listen(port, '127.0.0.1', () => { left -= 1; if (left === 0) console.log('ready'); });
    }`;
  if (!house.isAlone) return;
  await house.start(process.execPath, ['-e', code]);
  await eventually(() => run.stdout).toMatch(
    /New listener · [^\n]*: 40\n(.*\n){10} {2}and 30 more/,
  );
});

test('before anything is expected it ends with 4', async () => {
  const { code, stdout, stderr } = await house.run('watch', '--findings');
  expect([code, stdout]).toEqual([4, '']);
  expect(stderr).toContain('portico expect --all');
});

test.each([['--listening'], ['--filter', 'port:1'], ['--namespaces']])(
  'together with %s it ends with 2',
  async (...options) => {
    expect((await house.run('watch', '--findings', ...options)).code).toBe(2);
  },
);
