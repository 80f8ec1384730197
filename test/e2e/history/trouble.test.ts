import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { historyPath, openForWriting } from '../../../electron/monitor/history/history-file.ts';
import { PROGRAM, RunningCli, runCli, startLines } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { rowsOf } from '../../support/lab/lab-socket.ts';
import type { WatchEvent } from '../../support/list-schema.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PATIENT } from '../../support/polling.ts';
import { childrenOf } from '../../support/processes.ts';

onlyOn('linux', 'file systems are mounted for the test');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portico-history-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const IS_ROOT = process.geteuid?.() === 0;
const WATCH = ['watch', '--json', '--interval', '250'];

function startWatch(): RunningCli<WatchEvent> {
  return startLines<WatchEvent>(WATCH, { env: { PORTICO_HOME: home } });
}

/** The same where the data folder is a file system of its own, mounted with these options. */
function startMounted(options: string): RunningCli<WatchEvent> {
  const rights = IS_ROOT ? [] : ['--map-root-user'];
  const script = `mount -t tmpfs -o ${options} tmpfs "$PORTICO_HOME" && exec "$0" "$@"`;
  const program = [process.execPath, PROGRAM, ...WATCH];
  const command = ['--mount', ...rights, 'sh', '-c', script, ...program];
  return new RunningCli<WatchEvent>(['unshare', ...command], { env: { PORTICO_HOME: home } }, true);
}

/** The messages of the problems that one event tells; null for an event that tells of none. */
function problemsOf(event: WatchEvent): string[] | null {
  return 'problems' in event ? event.problems.map(({ message }) => message) : null;
}

function saying(pattern: RegExp) {
  return (event: WatchEvent) => problemsOf(event)?.some((text) => pattern.test(text)) ?? false;
}

async function seesNewDoor(watch: RunningCli<WatchEvent>, lab: Lab): Promise<void> {
  const door = await lab.open();
  const opened = await watch.lines.next(
    (event) =>
      event.type === 'opened' && 'socket' in event && rowsOf([event.socket], door).length > 0,
  );
  expect(opened.type).toBe('opened');
}

test('in a read-only folder history is off and says why, and the rest goes on', async () => {
  await using lab = new Lab();
  await using watch = startMounted('ro');
  await watch.lines.next(saying(/History is not recorded: the data folder cannot be written/));
  await seesNewDoor(watch, lab);
});

test('on a full disk history is off and says why, and goes on when there is room again', async () => {
  await using lab = new Lab();
  await using watch = startMounted('size=48k');
  await watch.lines.next(saying(/History is not recorded: the disk is full/));
  await seesNewDoor(watch, lab);
  const remount = ['mount', '-o', 'remount,size=50m', home];
  const spaces = IS_ROOT ? ['--mount'] : ['--mount', '--user', '--preserve-credentials'];
  execFileSync('nsenter', [...spaces, '-t', `${watch.pid}`, ...remount]);
  await watch.lines.next(
    (event) => event.type === 'status' && !saying(/History is not recorded/)(event),
  );
});

test('a file of a newer version is refused in words and left as it is', async () => {
  const { db } = await openForWriting(home);
  db.exec('PRAGMA user_version = 99; PRAGMA journal_mode = DELETE');
  db.close();
  const before = readFileSync(historyPath(home));
  await using lab = new Lab();
  await using watch = startWatch();
  await watch.lines.next(saying(/the file is of a newer version of Portico/));
  await seesNewDoor(watch, lab);
  await watch.end();
  expect(readFileSync(historyPath(home)).equals(before)).toBe(true);
  const { code, stderr } = await runCli(['history'], { env: { PORTICO_HOME: home } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/history\.db is of a newer version of Portico and is left as it is/);
});

test('a damaged file is set aside and a new one begun', async () => {
  writeFileSync(historyPath(home), 'x'.repeat(5000));
  await using watch = startWatch();
  await watch.lines.next(
    saying(/The history file was damaged\. It is kept as .*history\.db\.damaged-\d+/),
  );
});

test('recording goes on where the monitor is ended and started again', async () => {
  await using lab = new Lab();
  await using watch = startWatch();
  await watch.lines.next();
  const [monitor = 0] = childrenOf(watch.pid, 'monitor/main.js');
  process.kill(monitor, 'SIGKILL');
  await expect
    .poll(() => childrenOf(watch.pid, 'monitor/main.js').some((pid) => pid !== monitor), PATIENT)
    .toBe(true);
  const door = await lab.open();
  const args = ['history', '--json', '--port', `${door.local.port}`];
  await expect
    .poll(async () => (await runCli(args, { env: { PORTICO_HOME: home } })).stdout, PATIENT)
    .toMatch(/"openingSeen"/);
});
