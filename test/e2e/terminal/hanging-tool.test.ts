import { test } from 'vitest';
import { startCli, startLines } from '../../support/cli.ts';
import { FakeNetstat, hanging } from '../../support/fake-netstat.ts';
import { Lab } from '../../support/lab/lab.ts';
import { isSocket, rowsOf } from '../../support/lab/lab-socket.ts';
import type { StatusEvent, WatchEvent } from '../../support/list-schema.ts';
import { parsedList } from '../../support/listed.ts';
import { onlyOn } from '../../support/only-on.ts';
import { PATIENT } from '../../support/polling.ts';

/**
 * The limit of a reading is ten seconds, and a slow one is followed by a rest as long as itself: these wait
 * side by side.
 */
const LONG_TEST_MS = 60_000;

onlyOn('linux', 'only there another source can serve');

function isTimedOut(event: WatchEvent): event is StatusEvent {
  return event.type === 'status' && event.problems.some(({ code }) => code === 'source-timed-out');
}

test.concurrent(
  'a netstat that hangs from the start: another source serves, why is told, and no process is left',
  async ({ expect }) => {
    await using lab = new Lab();
    const door = await lab.open();
    using netstat = new FakeNetstat();
    netstat.hang();
    const args = ['list', '--json', '--source', 'systeminformation'];
    await using run = startCli(args, { env: { PATH: netstat.path } });
    await expect.poll(() => hanging(run), PATIENT).toHaveLength(1);
    const { source, sockets } = parsedList(await run.result);
    expect(source.name).not.toBe('systeminformation');
    expect(source.fallbackReason).toMatch(/systeminformation took too long/);
    expect(rowsOf(sockets, door)).toHaveLength(1);
    await expect.poll(() => run.processes(), PATIENT).toEqual([]);
  },
  LONG_TEST_MS,
);

test.concurrent(
  'a netstat that begins to hang: the status says so, and once it answers the next tick works',
  async ({ expect }) => {
    await using lab = new Lab();
    using netstat = new FakeNetstat();
    await using watch = startLines<WatchEvent>(
      ['watch', '--json', '--interval', '250', '--source', 'systeminformation'],
      { env: { PATH: netstat.path } },
    );
    const first = await watch.lines.next();
    expect(first).toMatchObject({ type: 'snapshot', source: { name: 'systeminformation' } });

    netstat.hang();
    const timedOut = await watch.lines.next(isTimedOut);
    expect(timedOut.source).toMatchObject({ name: 'systeminformation' });
    expect(timedOut.problems.map(({ message }) => message).join()).toMatch(/longer than \d+ s/);
    await expect.poll(() => hanging(watch), PATIENT).toEqual([]);

    netstat.answer();
    const door = await lab.open();
    const isOpened = (event: WatchEvent) => event.type === 'opened' && isSocket(event.socket, door);
    const isSound = (event: WatchEvent) => event.type === 'status' && !isTimedOut(event);
    await watch.lines.next(isSound);
    await watch.lines.next(isOpened);
    expect(watch.lines.all.filter(({ type }) => type === 'snapshot')).toHaveLength(1);

    await watch.end('SIGINT');
    await expect.poll(() => watch.processes(), PATIENT).toEqual([]);
  },
  LONG_TEST_MS,
);

test.concurrent(
  'it can be ended while netstat hangs, and no process is left',
  async ({ expect }) => {
    using netstat = new FakeNetstat();
    netstat.hang();
    await using watch = startLines<WatchEvent>(
      ['watch', '--json', '--source', 'systeminformation'],
      { env: { PATH: netstat.path } },
    );
    await expect.poll(() => hanging(watch), PATIENT).toHaveLength(1);
    expect(await watch.end('SIGTERM')).toMatchObject({ code: 0, signal: null });
    await expect.poll(() => watch.processes(), PATIENT).toEqual([]);
  },
  LONG_TEST_MS,
);
