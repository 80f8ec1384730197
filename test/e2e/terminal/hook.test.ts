import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type CliResult, runCli, startLines } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';

allowTime();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-hook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function portico(...args: readonly string[]): Promise<CliResult> {
  return runCli(args, { env: { PORTICO_HOME: folder } });
}

/** Arguments that set a command which adds what it is told to a file. */
function appendTo(file: string): readonly string[] {
  const code = "const f = require('node:fs'); f.appendFileSync(process.argv[1], f.readFileSync(0))";
  return ['--command', process.execPath, '--', '-e', code, '--', file];
}

async function serve(status: number) {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { bodies, address: `http://127.0.0.1:${port}/found` };
}

test('at first no hook is set, and there is nothing that could be tried', async () => {
  expect(await portico('hook')).toMatchObject({ code: 0, stdout: 'No hook is set.\n' });
  expect(await portico('hook', '--test')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'portico: No hook is set.\n',
  });
});

test('command and webhook are set one by one, shown, tried and taken away', async () => {
  const file = join(folder, 'told');
  const { bodies, address } = await serve(200);
  expect((await portico('hook', ...appendTo(file))).code).toBe(0);
  const { stdout } = await portico('hook', '--webhook', address);
  expect(stdout).toMatch(
    /^Command: ".*node" "-e"[\s\S]*\nWebhook: http:[\s\S]*\nKept in .*hooks\.json\.\n$/,
  );
  expect(statSync(join(folder, 'hooks.json')).mode & 0o777).toBe(0o600);
  expect(await portico('hook', '--test')).toMatchObject({
    code: 0,
    stdout: 'Command: it works.\nWebhook: it works.\n',
  });
  expect(readFileSync(file, 'utf8')).toBe(bodies[0]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
    schemaVersion: 1,
    type: 'test',
    findings: [],
  });
  expect((await portico('hook', '--off')).stdout).toMatch(/^No hook is set\./);
});

test('a trial that fails says why, and ends with 1', async () => {
  const { address } = await serve(404);
  await portico('hook', '--command', '/nowhere/at/all', '--webhook', address);
  const { code, stderr } = await portico('hook', '--test');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^portico: Command: failed \(.*ENOENT.*\)\.\nportico: Webhook: failed \(HTTP 404\)\.\n$/,
  );
});

test('hooks that others may write are off, and that is said', async () => {
  await portico('hook', '--command', '/bin/true');
  chmodSync(join(folder, 'hooks.json'), 0o622);
  const { code, stdout, stderr } = await portico('hook');
  expect([code, stdout]).toEqual([1, 'No hook is set.\n']);
  expect(stderr).toMatch(/^portico: Hooks are off: .*hooks\.json cannot be used/);
});

test('what is found while Portico watches runs the command and calls the webhook', async () => {
  const file = join(folder, 'told');
  const { bodies, address } = await serve(200);
  await portico('expect', '--all');
  await portico('hook', ...appendTo(file));
  await portico('hook', '--webhook', address);
  await using run = startLines<{ type: string }>(['watch', '--findings', '--json'], {
    env: { PORTICO_HOME: folder },
  });
  await run.lines.next(({ type }) => type === 'status');
  await using lab = new Lab();
  const { local } = await lab.open();
  const sign = `:${local.port}`;
  await eventually(() => bodies.join('')).toContain(sign);
  await eventually(() => existsSync(file) && readFileSync(file, 'utf8')).toContain(sign);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ type: 'findings', more: 0 });
});

describe.each(['en', 'ja'])('wrong usage, told in %s', (lang) => {
  test.each([
    [['--command', 'sh']],
    [['--command', './sh']],
    [['--webhook', 'ftp://127.0.0.1/']],
    [['--webhook', 'http://user:secret@127.0.0.1/']],
    [['--off', '--test']],
    [['--off', '--command', '/bin/true']],
    [['argument']],
    [['--webhook', 'http://127.0.0.1/', 'argument']],
  ])('%j ends with 2 and sets nothing', async (args) => {
    const { code, stdout, stderr } = await portico('hook', ...args, '--lang', lang);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^portico: ./)]);
    expect(existsSync(join(folder, 'hooks.json'))).toBe(false);
  });
});
