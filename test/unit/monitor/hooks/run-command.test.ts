import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runHookCommand } from '../../../../electron/monitor/hooks/run-command.ts';
import { allowTime, eventually } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

allowTime();

const never = new AbortController().signal;

/** A program of Node's that runs this code. */
function node(code: string): readonly string[] {
  return [process.execPath, '-e', code];
}

test('a command has the document on its standard input, and its arguments as they are', async () => {
  const file = join(tempFolder(), 'told');
  const code = `
    const { readFileSync, writeFileSync } = require('node:fs');
    writeFileSync(process.argv[1], JSON.stringify([process.argv.slice(2), readFileSync(0, 'utf8')]));
  `;
  const args = ['$HOME', '; touch x', 'two words', '"'];
  const command = [...node(code), '--', file, ...args];
  expect(await runHookCommand(command, 'the document', never)).toEqual({ ok: true });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([args, 'the document']);
});

test('a command is given the libraries of the system, not those of an AppImage that Portico is in', async () => {
  const file = join(tempFolder(), 'libraries');
  const code = `
    const { LD_LIBRARY_PATH = 'none', KEPT } = process.env;
    require('node:fs').writeFileSync(process.argv[1], JSON.stringify([LD_LIBRARY_PATH, KEPT]));
  `;
  vi.stubEnv('APPDIR', dirname(process.execPath));
  vi.stubEnv('LD_LIBRARY_PATH', '/no/such/libraries');
  vi.stubEnv('KEPT', 'kept');
  try {
    expect(await runHookCommand([...node(code), '--', file], '', never)).toEqual({ ok: true });
  } finally {
    vi.unstubAllEnvs();
  }
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(['none', 'kept']);
});

test('a document larger than a pipe, for a command that reads nothing, is no failure', async () => {
  expect(await runHookCommand(node(''), 'x'.repeat(2_000_000), never)).toEqual({ ok: true });
});

test('what a command complains about is told with its exit code', async () => {
  const code = `process.stderr.write('x'.repeat(9000) + 'no bell there\\n'); process.exitCode = 3`;
  const result = await runHookCommand(node(code), '', never);
  expect(result).toMatchObject({ ok: false, retry: false });
  expect(result).toHaveProperty('detail', expect.stringMatching(/^exit code 3: x+no bell there$/));
  expect(JSON.stringify(result).length).toBeLessThan(600);
});

test('a command that ends with 75 asks for another try', async () => {
  expect(await runHookCommand(node('process.exitCode = 75'), '', never)).toMatchObject({
    ok: false,
    retry: true,
  });
});

test('a command that is not there, or may not be run, says so', async () => {
  const folder = tempFolder();
  const file = join(folder, 'plain');
  writeFileSync(file, 'no program');
  chmodSync(file, 0o600);
  for (const [path, code] of [
    [join(folder, 'none'), 'ENOENT'],
    [file, 'EACCES'],
  ]) {
    const result = await runHookCommand([path ?? ''], '', never);
    expect(result).toMatchObject({
      ok: false,
      retry: false,
      detail: expect.stringContaining(code ?? ''),
    });
  }
});

test('a command that takes too long is ended together with what it started', async () => {
  const file = join(tempFolder(), 'pid');
  const code = `
    const child = require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
    require('node:fs').writeFileSync(process.argv[1], String(child.pid));
    setInterval(() => {}, 1000);
  `;
  const ending = new AbortController();
  const running = runHookCommand([...node(code), '--', file], '', ending.signal);
  await eventually(() => existsSync(file) && readFileSync(file, 'utf8')).toMatch(/^\d+$/);
  ending.abort();
  expect(await running).toMatchObject({ ok: false, detail: 'Portico ended' });
  const pid = Number(readFileSync(file, 'utf8'));
  await eventually(() => isRunning(pid)).toBe(false);
});

test('a command has a time limit', async () => {
  const endless = node('setInterval(() => {}, 1000)');
  const result = await runHookCommand(endless, '', never, 200);
  expect(result).toMatchObject({ ok: false, detail: 'it took more than 0.2 s' });
});

/** One that has ended and waits for its parent counts as gone. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
