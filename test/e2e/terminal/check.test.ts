import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  freeRiskyPort,
  OwnHouse,
  type Started,
  type ToldFinding,
} from '../../support/findings/own-house.ts';
import { portsOf } from '../../support/lab/ports.ts';

const LISTEN = fileURLToPath(new URL('../../support/findings/listen.ts', import.meta.url));

let house: OwnHouse;
let port: number;

beforeEach(async () => {
  house = await OwnHouse.open();
  port = portsOf('registered').next().value ?? 0;
});

afterEach(() => house[Symbol.asyncDispose]());

/** A server of its own program file, as if it were installed. */
async function serve(
  options: { host?: string; protocol?: string; at?: number; file?: string } = {},
): Promise<Started> {
  const { host = '127.0.0.1', protocol = 'tcp', at = port, file = process.execPath } = options;
  return await house.start(file, [LISTEN, protocol, host, `${at}`]);
}

/** What is found at the ports of the test: where the network is shared, others may open doors too. */
async function found(...ports: readonly number[]): Promise<ToldFinding[]> {
  const { code, findings } = await house.check();
  expect(code).toBe(findings.length > 0 ? 3 : 0);
  const ours = ports.length > 0 ? ports : [port];
  return findings.filter((finding) =>
    [finding.port, ...finding.ports].some((one) => ours.includes(Number(one))),
  );
}

test('before anything is expected check ends with 4 and says what to do', async () => {
  const { code, stdout, stderr } = await house.run('check');
  expect([code, stdout]).toEqual([4, '']);
  expect(stderr).toMatch(/portico expect --all/);
  expect(existsSync(join(house.folder, 'expected.json'))).toBe(false);
});

describe('after all that listens was learnt', () => {
  let server: Started;

  beforeEach(async () => {
    server = await serve();
    expect((await house.run('expect', '--all')).code).toBe(0);
  });

  test('there is nothing to find', async () => {
    expect(await found()).toEqual([]);
    const { stdout, code } = await house.run('check');
    if (house.isAlone) expect([code, stdout]).toEqual([0, expect.stringMatching(/^No findings/)]);
    expect(statSync(join(house.folder, 'expected.json')).mode & 0o777).toBe(0o600);
  });

  test('a server that was started again is no finding', async () => {
    const before = server.pid;
    await server.stop();
    server = await serve();
    expect(server.pid).not.toBe(before);
    expect(await found()).toEqual([]);
  });

  test.each(['0.0.0.0', '::'])('a server that comes back on %s is open to more', async (host) => {
    await server.stop();
    await serve({ host });
    expect(await found()).toMatchObject([{ kind: 'wider', exposure: 'any', protocol: 'tcp' }]);
  });

  test('another program on its port is found, with its process', async () => {
    await server.stop();
    const file = join(house.folder, 'intruder');
    copyFileSync(process.execPath, file);
    const other = await serve({ file });
    const [finding, ...more] = await found();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ kind: 'other-program', program: { path: file } });
    expect(finding?.sockets[0]?.pids).toEqual([other.pid]);
  });

  test('another script of the same interpreter is another program', async () => {
    await server.stop();
    const code = `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log(1))`;
    await house.start(process.execPath, ['-e', code]);
    expect(await found()).toMatchObject([{ kind: 'other-program' }]);
  });

  test('a UDP socket is found', async () => {
    await serve({ protocol: 'udp' });
    expect(await found()).toMatchObject([{ kind: 'new-listener', protocol: 'udp' }]);
  });

  test('a server that is not there is missing', async () => {
    await server.stop();
    expect(await found()).toMatchObject([{ kind: 'missing', port, exposure: null }]);
  });

  test('a known risk is told beside the new listener', async () => {
    const risky = await freeRiskyPort();
    await serve({ at: risky, host: '0.0.0.0' });
    const kinds = (await found(risky)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['new-listener', 'risky-port']);
  });

  test('another port of the same program is new, and the same finding in every run', async () => {
    const other = portsOf('registered').next().value ?? 0;
    const second = await serve({ at: other });
    const [first] = await found(other);
    await second.stop();
    await serve({ at: other });
    const [again] = await found(other);
    expect(first?.kind).toBe('new-listener');
    expect(again?.id).toBe(first?.id);
  });
});

test('a program at any port that the system gives it stays expected at the next one', async () => {
  const once = await serve({ at: 0 });
  expect((await house.run('expect', '--all')).code).toBe(0);
  await once.stop();
  await serve({ at: 0 });
  await serve({ at: 0 });
  const { findings } = await house.check();
  expect(findings.filter(({ program }) => program?.script === LISTEN)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a program whose file was deleted or replaced while it listens is found',
  async () => {
    const file = join(house.folder, 'program');
    copyFileSync(process.execPath, file);
    await serve({ file });
    expect((await house.run('expect', `${port}/tcp`)).code).toBe(0);
    copyFileSync(process.execPath, `${file}.new`);
    renameSync(`${file}.new`, file);
    expect(await found()).toMatchObject([{ kind: 'program-file', programFile: 'replaced' }]);
    rmSync(file);
    expect(await found()).toMatchObject([{ kind: 'program-file', programFile: 'deleted' }]);
  },
);

test('findings are told in words, in both languages', async () => {
  expect((await house.run('expect', '--import', await emptyRules())).code).toBe(0);
  const { pid } = await serve({ host: '0.0.0.0' });
  const english = await house.run('check');
  expect(english.code).toBe(3);
  expect(english.stdout).toContain(`${port}/tcp (all interfaces). No rule expects that.`);
  expect(english.stdout).toContain(`pid ${pid}`);
  expect((await house.run('check', '--lang', 'ja')).stdout).toContain(
    `${port}/tcp で待ち受けています（全インターフェース）。`,
  );
});

test('wrong usage ends with 2', async () => {
  for (const args of [
    ['check', 'now'],
    ['check', '--all'],
    ['check', '--source', 'magic'],
  ]) {
    expect((await house.run(...args)).code).toBe(2);
  }
});

/** A file without any rule. */
async function emptyRules(): Promise<string> {
  const path = join(house.folder, 'none.json');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, '{ "schemaVersion": 1, "rules": [] }');
  return path;
}

test('the door of a running portico serve is nothing to be found, and is not learnt', async () => {
  await using own = house.lines('serve', '--port', `${port}`);
  await expect.poll(() => own.stdout, { timeout: 15_000 }).toContain(`:${port}/#token=`);
  const learnt = await house.run('expect', '--all', '--json');
  expect(learnt.code).toBe(0);
  expect(readFileSync(join(house.folder, 'expected.json'), 'utf8')).not.toContain(`${port}`);
  expect(await found()).toEqual([]);
  await serve({ at: port + 1 });
  expect(await found(port, port + 1)).toMatchObject([{ kind: 'new-listener', port: port + 1 }]);
});
