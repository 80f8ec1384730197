import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Holders } from '../../../../../electron/monitor/owners/linux/holders.ts';
import type { Denied } from '../../../../support/denied-holders.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';
import type { HeldSockets, HolderWish } from '../../../../support/socket-holder.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyOn('linux', 'holders come from /proc');
allowTime();

interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** @returns its sockets after that, by number of the file */
  ask(wish: HolderWish, server?: Server): Promise<HeldSockets>;
}

function start(name: string): ChildProcess {
  const file = fileURLToPath(new URL(`../../../../support/${name}.ts`, import.meta.url));
  const child = fork(file, [], { execArgv: [] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return child;
}

async function startHolder(): Promise<Child> {
  const child = start('socket-holder');
  await once(child, 'message');
  return {
    process: child,
    pid: child.pid ?? 0,
    ask: async (wish, server) => {
      const answered = once(child, 'message');
      child.send(wish, server);
      return ((await answered) as [HeldSockets])[0];
    },
  };
}

/** A listener of this process. */
async function listen(): Promise<{ server: Server; inode: number }> {
  const before = new Set(ownInodes());
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  const inode = ownInodes().find((candidate) => !before.has(candidate));
  if (inode === undefined) throw new Error('the listener was not found');
  return { server, inode };
}

function ownInodes(): number[] {
  return readdirSync('/proc/self/fd').flatMap((file) => {
    try {
      return Number(/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${file}`))?.[1] ?? 0);
    } catch {
      return [];
    }
  });
}

/** Holders among these processes alone: those are looked at in turn quickly. */
function holdersAmong(...pids: number[]): Holders {
  const root = tempFolder();
  for (const pid of pids) symlinkSync(`/proc/${pid}`, join(root, `${pid}`));
  return new Holders(root);
}

const sorted = (...pids: number[]) => pids.sort((a, b) => a - b);

test('a process that is handed a listener after the first look is found, and leaves with its end', async () => {
  const { server, inode } = await listen();
  const child = await startHolder();
  const holders = new Holders();
  holders.want(inode);
  expect([...holders.refresh(true, 0)]).toEqual(expect.arrayContaining([inode]));
  expect(holders.of(inode)).toEqual([process.pid]);
  await child.ask('hold', server);
  await eventually(() => {
    holders.refresh(false, 0);
    return holders.of(inode);
  }).toEqual(sorted(process.pid, child.pid));
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  expect([...holders.refresh(false, 0)]).toContain(inode);
  expect(holders.of(inode)).toEqual([process.pid]);
});

/** Lets a child exchange one of its sockets for another under the same number. */
async function exchange(child: Child, inode: number, before: HeldSockets): Promise<number> {
  const file = Object.keys(before).find((number) => before[Number(number)] === inode);
  const after = await child.ask('exchange');
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const next = after[Number(file)] ?? 0;
  expect([0, inode]).not.toContain(next);
  return next;
}

test('a process that exchanges one socket for another, and has as many files as before, is found', async () => {
  const child = await startHolder();
  const first = Object.values(await child.ask('file'));
  const before = await child.ask('open');
  const inode = Object.values(before).find((opened) => !first.includes(opened)) ?? 0;
  const holders = new Holders();
  holders.want(inode);
  holders.refresh(true, 0);
  expect(holders.of(inode)).toEqual([child.pid]);
  const next = await exchange(child, inode, before);
  holders.forget(inode);
  holders.want(next);
  expect([...holders.refresh(false, 1)]).toContain(next);
  expect([holders.of(next), holders.of(inode)]).toEqual([[child.pid], []]);
});

test('of two new sockets the one that took the place of a file is found with the other', async () => {
  const child = await startHolder();
  const before = await child.ask('file');
  const holders = new Holders();
  holders.refresh(true, 0);
  const after = await child.ask('two-for-file');
  const fresh = Object.keys(after).filter((file) => !(file in before));
  expect(fresh).toHaveLength(2);
  const inodes = fresh.map((file) => after[Number(file)] ?? 0);
  for (const inode of inodes) holders.want(inode);
  holders.refresh(false, 1);
  expect(inodes.map((inode) => holders.of(inode))).toEqual([[child.pid], [child.pid]]);
});

test('a socket that was let go of unseen is noticed when the turn of its process comes', async () => {
  const { server, inode } = await listen();
  const child = await startHolder();
  const before = await child.ask('hold', server);
  const holders = holdersAmong(process.pid, child.pid);
  holders.want(inode);
  holders.refresh(true, 0);
  expect(holders.of(inode)).toEqual(sorted(process.pid, child.pid));
  const next = await exchange(child, inode, before);
  for (let round = 0; round < 4; round += 1) holders.refresh(false, 1);
  expect(holders.of(inode)).toEqual([process.pid]);
  expect(holders.of(next)).toEqual([child.pid]);
});

test('processes of others are denied to a user without rights, however little they show', async () => {
  const [denied] = (await once(start('denied-holders'), 'message')) as [Denied];
  expect(denied.closed).toEqual([1, 1]);
  for (const count of denied.real) expect(count).toBeGreaterThan(0);
});
