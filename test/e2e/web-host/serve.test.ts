import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { PATIENT } from '../../support/polling.ts';
import { processesWith } from '../../support/processes.ts';
import { ask } from '../../support/raw-request.ts';
import { freePort, serve, serveAside } from '../../support/served.ts';
import { isSnapshot, StreamClient } from '../../support/stream-client.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the address', () => {
  test('is printed once, with a token of 256 bits in its fragment and nowhere else', async () => {
    await using served = await serveAside();
    const { port, token, run } = served;
    expect(served.address).toBe(`http://127.0.0.1:${port}/#token=${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(run.stdout).toBe(`Portico is at ${served.address}\n`);
  });

  test('the token is another one in every run', async () => {
    await using first = await serveAside();
    await using second = await serveAside();
    expect(first.token).not.toBe(second.token);
  });

  test('the token gets into no other line, no file, and no command line or environment', async () => {
    await using served = await serveAside();
    const { run, token, port } = served;
    await ask(port, { path: `/?token=${token}` });
    using client = await StreamClient.enter(served);
    client.say({ type: 'request', id: 1, command: 'changeSettings', argument: { language: 'ja' } });
    await client.messages.next(({ type }) => type === 'response');
    client.say({ type: 'subscribe' });
    await client.messages.next(isSnapshot);
    using guesser = await StreamClient.open(served);
    guesser.hello(`${token}x`);
    await guesser.closed;

    const pids = run.processes();
    const files = globSync('**/*', { cwd: run.home, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files).not.toEqual([]);
    const ofProcesses = pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]);
    for (const path of [...files, ...ofProcesses]) {
      expect(readFileSync(path, 'utf8').includes(token), path).toBe(false);
    }
    const { stdout, stderr } = await run.end();
    expect(stdout.split(token)).toHaveLength(2);
    expect(stderr).not.toContain(token);
  });
});

describe('the port', () => {
  test('the first free one from 6500 on is taken, and the next server takes a further one', async () => {
    await using first = await serve();
    await using second = await serve();
    expect(first.port).toBeGreaterThanOrEqual(6500);
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.port).toBeLessThanOrEqual(6519);
  });

  test.each([
    ['en', /Port (\d+) is taken.*--port/],
    ['ja', /ポート (\d+) は使用中です.*--port/],
  ])('one that was asked for and is taken is a clear error in %s', async (lang, words) => {
    await using lab = new Lab();
    const { port } = (await lab.open()).local;
    const { code, stdout, stderr } = await runCli(['serve', '--port', `${port}`, '--lang', lang]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^portico: .+\n$/);
    expect(words.exec(stderr)?.[1]).toBe(`${port}`);
  });
});

describe('the host', () => {
  test('only this machine can come unless another address is asked for', async () => {
    await using served = await serveAside();
    expect(served.run.stderr).not.toMatch(/warning/i);
    const outside = ownAddress();
    if (outside !== null)
      await expect(fetch(`http://${outside}:${served.port}/`)).rejects.toThrow();
  });

  test.each([
    ['en', /Warning: Portico is open to the network on 0\.0\.0\.0/],
    ['ja', /警告.*0\.0\.0\.0/],
  ])('on every address there is a warning in %s', async (lang, words) => {
    await using served = await serveAside(['--host', '0.0.0.0', '--lang', lang]);
    await expect.poll(() => served.run.stderr, PATIENT).toMatch(words);
    const ours = { Host: `localhost:${served.port}` };
    expect((await ask(served.port, { headers: ours })).status).toBe(200);
    const foreign = { Host: `rebind.example:${served.port}` };
    expect((await ask(served.port, { headers: foreign })).status).toBe(403);
  });

  test('on every address those are printed that a browser can go to', async () => {
    await using served = await serveAside(['--host', '0.0.0.0']);
    const outside = ownAddress();
    const hosts = ['127.0.0.1', ...(outside === null ? [] : [outside])];
    for (const host of hosts) {
      const line = `Portico is at http://${host}:${served.port}/#token=${served.token}\n`;
      expect(served.run.stdout).toContain(line);
      expect((await fetch(`http://${host}:${served.port}/`)).status).toBe(200);
    }
    expect(served.run.stdout).not.toContain('//0.0.0.0');
  });

  test('an address that is not of this machine is a clear error', async () => {
    const port = `${await freePort()}`;
    const { code, stderr } = await runCli(['serve', '--port', port, '--host', '203.0.113.9']);
    expect([code, stderr]).toEqual([1, 'portico: 203.0.113.9 is no address of this machine.\n']);
  });
});

test.each([
  ['en', /^The settings file was damaged\. It is kept as (.+\.damaged-\d+); defaults are used\.$/m],
  ['ja', /^設定ファイルが壊れていたため (.+\.damaged-\d+) として残し、既定値を使います。$/m],
])('a damaged settings file is told of once in %s', async (lang, words) => {
  const home = tempFolder();
  writeFileSync(join(home, 'settings.json'), '{');
  await using served = await serveAside(['--lang', lang], { env: { PORTICO_HOME: home } });
  await expect.poll(() => served.run.stderr, PATIENT).toMatch(words);
  const movedTo = words.exec(served.run.stderr)?.[1] ?? '';
  expect(readFileSync(movedTo, 'utf8')).toBe('{');
  using client = await StreamClient.enter(served);
  client.say({ type: 'subscribe' });
  await client.messages.next(isSnapshot);
  expect(served.run.stderr.split(movedTo)).toHaveLength(2);
});

describe('the end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all of it with 0', async (signal) => {
    await using served = await serveAside();
    using client = await StreamClient.enter(served);
    client.say({ type: 'subscribe' });
    await client.messages.next(isSnapshot);
    expect(served.run.processes().length).toBeGreaterThan(1);
    expect(await served.run.end(signal)).toMatchObject({ code: 0, signal: null });
    await client.closed;
    await expect.poll(() => served.run.processes(), PATIENT).toEqual([]);
    await expect(ask(served.port)).rejects.toThrow();
  });

  test('when the monitor dies, that is said, clients are told, and another one serves', async () => {
    await using served = await serveAside();
    using client = await StreamClient.enter(served);
    const monitor = served.run.processes().find((pid) => pid !== served.run.pid);
    if (monitor === undefined) throw new Error('there is a monitor process');
    process.kill(monitor, 'SIGKILL');
    expect(await client.closed).toEqual({ code: 1012, reason: 'monitor-restarting' });
    await expect
      .poll(() => served.run.stderr, PATIENT)
      .toMatch(/monitor process ended.*started again/);
    await expect
      .poll(() => processesWith('PORTICO_HOME', served.run.home).length, PATIENT)
      .toBeGreaterThan(1);
    using next = await StreamClient.enter(served);
    next.say({ type: 'subscribe' });
    expect(await next.messages.next(isSnapshot)).toMatchObject({ page: 0 });
  });
});

/** An address of this machine other than the loopback's; null where there is none. */
function ownAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? null;
}
