import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { HookRunner } from '../../../../electron/monitor/hooks/hook-runner.ts';
import { HookStore } from '../../../../electron/monitor/hooks/hook-store.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../../shared/findings/engine.ts';
import { makeHost } from '../../../support/make-host.ts';
import { allowTime, eventually } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { handsOut, listener, reading } from '../../shared/findings/make-situation.ts';

allowTime();

const AT = Date.UTC(2026, 4, 6, 12);

const FOUND = (() => {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([]);
  return engine.take(reading([listener({ port: 2, address: '0.0.0.0' })])).findings;
})();

async function runner(folder: string) {
  let changes = 0;
  const made = new HookRunner({
    folder,
    host: makeHost(),
    changed: () => {
      changes += 1;
    },
    waitsMs: [10, 10, 10],
  });
  await made.start();
  onTestFinished(() => made.stop());
  return { runner: made, changes: () => changes };
}

/** A command that adds what it is told to a file. */
function appendTo(file: string): readonly string[] {
  const code = "const f = require('node:fs'); f.appendFileSync(process.argv[1], f.readFileSync(0))";
  return [process.execPath, '-e', code, '--', file];
}

async function set(folder: string, hooks: Partial<HookStore['hooks']>): Promise<void> {
  await new HookStore(folder).save({ command: null, webhook: null, ...hooks });
}

/** A server that answers with these, one after the other, and then with 204. */
async function serve(...statuses: readonly number[]) {
  const left = [...statuses];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(left.shift() ?? 204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return { bodies, webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('without a hook nothing is run', async () => {
  const folder = tempFolder();
  const { runner: quiet } = await runner(folder);
  quiet.tell(FOUND, AT);
  await quiet.stop();
  expect([quiet.isOn, existsSync(join(folder, 'hooks.lock'))]).toEqual([false, false]);
});

test('command and webhook are told the findings with their words', async () => {
  const folder = tempFolder();
  const file = join(folder, 'told');
  const { bodies, webhook } = await serve();
  await set(folder, { command: appendTo(file), webhook });
  const { runner: made } = await runner(folder);
  made.tell(FOUND, AT);
  await eventually(() => bodies.length).toBe(1);
  await eventually(() => existsSync(file) && readFileSync(file, 'utf8')).toBe(bodies[0]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
    schemaVersion: 1,
    type: 'findings',
    at: '2026-05-06T12:00:00.000Z',
    host: { os: 'linux' },
    findings: [{ kind: 'new-listener', port: 2, title: 'New listener', help: expect.any(String) }],
    more: 0,
  });
});

test('a hook that is set while the monitor runs is used from the next finding on', async () => {
  const folder = tempFolder();
  const { runner: made } = await runner(folder);
  made.tell(FOUND, AT);
  const { bodies, webhook } = await serve();
  await set(folder, { webhook });
  made.tell(FOUND, AT);
  await eventually(() => bodies.length).toBe(1);
});

test('a webhook that fails is tried again, and no problem where it works at last', async () => {
  const folder = tempFolder();
  const { bodies, webhook } = await serve(503, 500);
  await set(folder, { webhook });
  const { runner: made } = await runner(folder);
  made.tell(FOUND, AT);
  await eventually(() => bodies.length).toBe(3);
  expect(made.problems).toEqual([]);
});

test('what failed for good is a problem until it works again', async () => {
  const folder = tempFolder();
  const { webhook } = await serve(404, 204);
  await set(folder, { webhook });
  const { runner: made, changes } = await runner(folder);
  made.tell(FOUND, AT);
  await eventually(() => made.problems).toEqual([
    { code: 'webhook-failed', detail: 'HTTP 404', count: 1 },
  ]);
  expect(changes()).toBe(1);
  made.tell(FOUND, AT);
  await eventually(() => made.problems).toEqual([]);
});

test('a command that fails does not keep the webhook from being called', async () => {
  const folder = tempFolder();
  const { bodies, webhook } = await serve();
  await set(folder, { command: ['/nowhere/at/all'], webhook });
  const { runner: made } = await runner(folder);
  made.tell(FOUND, AT);
  await eventually(() => made.problems).toMatchObject([{ code: 'hook-failed', count: 1 }]);
  await eventually(() => bodies.length).toBe(1);
});

test('of two monitors one tells, and the other does when that has ended', async () => {
  const folder = tempFolder();
  const { bodies, webhook } = await serve();
  await set(folder, { webhook });
  const [first, second] = [await runner(folder), await runner(folder)];
  first.runner.tell(FOUND, AT);
  await eventually(() => bodies.length).toBe(1);
  second.runner.tell(FOUND, AT);
  await first.runner.stop();
  second.runner.tell(FOUND, AT + 1);
  await eventually(() => bodies.length).toBe(2);
  expect(bodies[1]).toContain('12:00:00.001Z');
});
