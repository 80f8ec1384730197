import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { historyPath } from '../../../electron/monitor/history/history-file.ts';
import { type RunningCli, runCli, startCli, startLines } from '../../support/cli.ts';
import { historyOf } from '../../support/history/told-history.ts';
import { Lab } from '../../support/lab/lab.ts';
import type { WatchEvent } from '../../support/list-schema.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PATIENT } from '../../support/polling.ts';
import { childrenOf } from '../../support/processes.ts';

onlyOn('linux', 'processes are found by /proc');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portico-history-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function startWatch(): RunningCli<WatchEvent> {
  const env = { PORTICO_HOME: home };
  return startLines<WatchEvent>(['watch', '--json', '--interval', '250'], { env });
}

async function at(port: number, ...args: string[]) {
  const { listeners } = await historyOf(home, ['--port', `${port}`, ...args]);
  return listeners;
}

test('what opens and closes is kept with its times, and told while it is recorded and after', async () => {
  await using lab = new Lab();
  await using watch = startWatch();
  await watch.lines.next();
  const door = await lab.open();
  const { port } = door.local;
  await expect.poll(() => at(port), PATIENT).toMatchObject([{ openingSeen: true, endedBy: null }]);
  await lab.close(door);
  await expect.poll(async () => (await at(port))[0]?.endedBy, PATIENT).not.toBeNull();
  const [listener] = await at(port);
  expect(listener).toMatchObject({ protocol: 'tcp', pid: process.pid });
  expect(listener?.lastSeen).toBe(listener?.endedBy);
  await watch.end();
  expect(await at(port)).toEqual([listener]);
  expect(statSync(historyPath(home)).mode & 0o777).toBe(0o600);
});

test('after kill -9 the file is sound, and what closed meanwhile was closed at a time nobody saw', async () => {
  await using lab = new Lab();
  const [stays, goes] = [await lab.open(), await lab.open({ protocol: 'udp', host: '0.0.0.0' })];
  await using first = startWatch();
  await first.lines.next();
  await expect.poll(async () => (await at(goes.local.port)).length, PATIENT).toBe(1);
  const late = await lab.open();
  await expect.poll(async () => (await at(late.local.port)).length, PATIENT).toBe(1);
  // The program with its monitor, so that nothing is started again.
  const monitors = childrenOf(first.pid, 'monitor/main.js');
  process.kill(first.pid, 'SIGKILL');
  for (const pid of monitors) process.kill(pid, 'SIGKILL');
  await first.result;
  const killedAt = Date.now();
  await lab.close(goes, late);
  expect(await at(late.local.port)).toMatchObject([{ openingSeen: true, endedBy: null }]);

  await using second = startWatch();
  await second.lines.next();
  await expect.poll(async () => (await at(goes.local.port))[0]?.endedBy, PATIENT).not.toBeNull();
  for (const door of [goes, late]) {
    const [listener] = await at(door.local.port);
    expect(Date.parse(listener?.lastSeen ?? '')).toBeLessThanOrEqual(killedAt);
    expect(Date.parse(listener?.endedBy ?? '')).toBeGreaterThanOrEqual(killedAt);
  }
  // It is still the same process: one listener over the time in which nobody watched.
  expect(await at(stays.local.port)).toMatchObject([{ endedBy: null }]);
  const { watched } = await historyOf(home);
  expect(watched).toHaveLength(2);
});

test('a second monitor only reads, and records when the first one has ended', async () => {
  await using lab = new Lab();
  await using first = startWatch();
  await first.lines.next();
  const door = await lab.open();
  await expect.poll(async () => (await at(door.local.port)).length, PATIENT).toBe(1);
  await using second = startWatch();
  await second.lines.next();
  await first.end();
  const next = await lab.open();
  const RETRIED = { timeout: 40_000, interval: 200 };
  await expect.poll(async () => (await at(next.local.port)).length, RETRIED).toBe(1);
  expect(await at(door.local.port)).toHaveLength(1);
});

test('what listened at a time, and connections by the other side, are told', async () => {
  await using lab = new Lab();
  await using watch = startWatch();
  await watch.lines.next();
  const { door } = await lab.openPair();
  const { port } = door.local;
  await expect.poll(() => at(port, '--at', '0s'), PATIENT).toMatchObject([{ sure: 'seen' }]);
  expect(await at(port, '--at', '1h')).toEqual([]);
  await expect
    .poll(async () => {
      const { peers = [] } = await historyOf(home, ['--connections', '--port', `${port}`]);
      return peers.map(({ count }) => count);
    }, PATIENT)
    .toContain(1);
});

test('Portico’s own sockets are never in it', async () => {
  const env = { PORTICO_HOME: home };
  await using serve = startCli(['serve'], { env });
  await expect.poll(() => serve.stdout, PATIENT).toMatch(/http:\S+/);
  const port = Number(/:(\d+)\//.exec(serve.stdout)?.[1]);
  await using lab = new Lab();
  const door = await lab.open();
  await expect.poll(async () => (await at(door.local.port)).length, PATIENT).toBe(1);
  expect(await at(port)).toEqual([]);
});

test.each([
  [['--since', 'yesterday'], /--since yesterday: allowed is 90s/],
  [['--since', '1h', '--until', '2h'], /ends before it begins/],
  [['--since', '2099-01-01'], /--since lies ahead\./],
  [['--at', '1h', '--since', '2h'], /cannot be used together/],
  [['--port', '70000'], /--port 70000: allowed is/],
])('history %j is wrong usage', async (args, message) => {
  const { code, stderr } = await runCli(['history', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('where nothing was recorded yet, that is said', async () => {
  const { code, stdout } = await runCli(['history'], { env: { PORTICO_HOME: home } });
  expect(code).toBe(0);
  expect(stdout).toBe('Nothing has been recorded yet. History is recorded while Portico runs.\n');
});
