import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type RunningCli, startLines, startShell } from '../../support/cli.ts';
import { Lab } from '../../support/lab/lab.ts';
import { isSocket, type LabSocket, rowsOf } from '../../support/lab/lab-socket.ts';
import {
  eventSchema,
  type ListedSocket,
  type SnapshotEvent,
  type SocketEvent,
  type StatusEvent,
  type WatchEvent,
} from '../../support/list-schema.ts';
import { list } from '../../support/listed.ts';
import { PATIENT } from '../../support/polling.ts';

const WATCH = ['watch', '--json', '--interval', '250'];

function startWatch(...args: string[]): RunningCli<WatchEvent> {
  return startLines<WatchEvent>([...WATCH, ...args]);
}

function isSnapshot(event: WatchEvent): event is SnapshotEvent {
  return event.type === 'snapshot';
}

function isStatus(event: WatchEvent): event is StatusEvent {
  return event.type === 'status';
}

function happened(type: SocketEvent['type'], socket: LabSocket) {
  return (event: WatchEvent): event is SocketEvent =>
    event.type === type && 'socket' in event && isSocket(event.socket, socket);
}

function pidsOf({ socket }: SocketEvent): number[] {
  return socket.owners.map(({ pid }) => pid);
}

describe('what happens', () => {
  test('the sockets that are there come first, in one line of the schema of list', async () => {
    await using lab = new Lab();
    const doors = [await lab.open(), await lab.open({ protocol: 'udp' }), await lab.openShared(2)];
    await using watch = startWatch();
    const first = await watch.lines.next();
    expect(first.type).toBe('snapshot');
    for (const door of doors) {
      const rows = isSnapshot(first) ? rowsOf(first.sockets, door) : [];
      expect(rows.map(({ owners }) => owners.map(({ pid }) => pid))).toEqual([door.pids]);
      expect(rows[0]?.presentAtStart).toBe(true);
    }
  });

  test.each([
    [{ protocol: 'tcp', host: '127.0.0.1', port: 'registered' }],
    [{ protocol: 'udp', host: '0.0.0.0', port: 'ephemeral' }],
  ] as const)('a door %j is told when it opens and when it closes', async (options) => {
    await using lab = new Lab();
    await using watch = startWatch();
    await watch.lines.next(isSnapshot);
    const door = await lab.open(options);
    const { socket } = await watch.lines.next(happened('opened', door));
    const { state, role, range, exposure } = door;
    expect(socket).toMatchObject({ state, role, range, exposure, presentAtStart: false });
    await lab.close(door);
    const closed = await watch.lines.next(happened('closed', door));
    expect(closed.socket.id).toBe(socket.id);
  });

  test('both ends of a connection are told, each with its role', async () => {
    await using lab = new Lab();
    await using watch = startWatch();
    await watch.lines.next(isSnapshot);
    const pair = await lab.openPair();
    const ends = [pair.inbound, pair.outbound];
    for (const _ of ends) {
      const { socket } = await watch.lines.next((event): event is SocketEvent =>
        ends.some((end) => happened('opened', end)(event)),
      );
      const end = ends.find((candidate) => isSocket(socket, candidate));
      expect(socket.role).toBe(end?.role);
    }
  });

  test('a door that gets further holders has changed, and keeps its id', async () => {
    await using lab = new Lab();
    await using watch = startWatch();
    await watch.lines.next(isSnapshot);
    const door = await lab.open();
    const opened = await watch.lines.next(happened('opened', door));
    expect(pidsOf(opened)).toEqual([process.pid]);
    const shared = await lab.share(door, 2);
    const changed = await watch.lines.next(
      (event): event is SocketEvent =>
        happened('changed', door)(event) && pidsOf(event).length === shared.pids.length,
    );
    expect(pidsOf(changed)).toEqual(shared.pids);
    expect(changed.socket.id).toBe(opened.socket.id);
  });

  test('no status line comes for another number of sockets alone', async () => {
    await using lab = new Lab();
    await using watch = startWatch();
    const snapshot = await watch.lines.next(isSnapshot);
    const doors = await Promise.all(Array.from({ length: 8 }, () => lab.open()));
    for (const door of doors) {
      await expect.poll(() => watch.lines.all.some(happened('opened', door)), PATIENT).toBe(true);
    }
    const told = [snapshot, ...watch.lines.all.filter(isStatus)].map(withoutCount);
    for (const [index, status] of told.slice(1).entries()) expect(status).not.toBe(told[index]);
  });

  test('who replays the lines has what list has, and every line is of the schema', async () => {
    await using lab = new Lab();
    await using watch = startWatch();
    await watch.lines.next(isSnapshot);
    const kept = await lab.open();
    const gone = await lab.open({ protocol: 'udp' });
    await watch.lines.next(happened('opened', gone));
    await lab.close(gone);
    await watch.lines.next(happened('closed', gone));
    const replayed = replay(watch.lines.all);
    const listed = (await list()).sockets;
    for (const socket of [kept, gone]) {
      expect(rowsOf(replayed, socket).map(withoutTimes)).toEqual(
        rowsOf(listed, socket).map(withoutTimes),
      );
    }
    for (const line of watch.lines.all)
      expect(v.safeParse(eventSchema, line).issues).toBe(undefined);
  });

  test('--filter leaves the events of other sockets out', async () => {
    await using lab = new Lab();
    await using watch = startWatch('--filter', 'udp');
    const first = await watch.lines.next(isSnapshot);
    expect(first.sockets.filter(({ protocol }) => protocol !== 'udp')).toEqual([]);
    const tcp = await lab.open();
    const udp = await lab.open({ protocol: 'udp' });
    await watch.lines.next(happened('opened', udp));
    expect(watch.lines.all.filter(happened('opened', tcp))).toEqual([]);
  });
});

describe('how it ends', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it with 0, and no process is left',
    async (signal) => {
      await using watch = startWatch();
      await watch.lines.next(isSnapshot);
      expect(watch.processes().length).toBeGreaterThan(1);
      expect(await watch.end(signal)).toMatchObject({ code: 0, signal: null, stderr: '' });
      await expect.poll(() => watch.processes(), PATIENT).toEqual([]);
    },
  );

  test('a reader that has seen enough ends it with 0, and no process is left', async () => {
    await using lab = new Lab();
    await using shell = startShell(
      `{ "$NODE" "$PORTICO" ${WATCH.join(' ')}; echo "ended with $?" >&2; } | head -n 1`,
    );
    // It is at the next line that a program can notice.
    await expect
      .poll(() => lab.open().then(() => shell.stderr), { interval: 250, timeout: 20_000 })
      .toBe('ended with 0\n');
    const { stdout } = await shell.result;
    expect(v.parse(eventSchema, JSON.parse(stdout)).type).toBe('snapshot');
    await expect.poll(() => shell.processes(), PATIENT).toEqual([]);
  });

  test('list does not mind a reader that has seen enough either', async () => {
    await using shell = startShell(
      '{ "$NODE" "$PORTICO" list --json; echo "$?" >&2; } | head -c 1',
    );
    expect(await shell.result).toMatchObject({ stdout: '{', stderr: '0\n' });
  });
});

function replay(events: readonly WatchEvent[]): ListedSocket[] {
  const rows = new Map<string, ListedSocket>();
  for (const event of events) {
    if (event.type === 'snapshot') {
      rows.clear();
      for (const socket of event.sockets) rows.set(socket.id, socket);
    }
    if (!('socket' in event) || event.type === 'passed') continue;
    if (event.type === 'closed') rows.delete(event.socket.id);
    else rows.set(event.socket.id, event.socket);
  }
  return [...rows.values()];
}

/** What a status line has to differ in from the one before. */
function withoutCount({ source, completeness, problems }: SnapshotEvent | StatusEvent): string {
  return JSON.stringify([source, { ...completeness, sockets: null }, problems]);
}

function withoutTimes({ firstSeenAt: _, presentAtStart: __, ...rest }: ListedSocket): object {
  return rest;
}
