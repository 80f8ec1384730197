import { readdirSync } from 'node:fs';
import { NetlinkSource } from '../../../electron/monitor/sources/netlink/source.ts';

/** What a process holds. */
export interface Held {
  readonly files: number;
  readonly threads: number;
}

export interface ManyReads {
  readonly uid: number;
  readonly sockets: number;
  readonly before: Held;
  readonly after: Held;
  readonly closed: Held;
  /** Before anything was opened. */
  readonly bare: Held;
  /** Local ports of all TCP listeners. */
  readonly doors: readonly number[];
}

const NOBODY = 65534;

/**
 * Entry of a child that reads again and again, and counts what it holds.
 * Arguments: file of the thread for destroy events, how many times, `as-nobody` to give up root before.
 */
const [events = '', times = '1', as] = process.argv.slice(2);
if (as === 'as-nobody' && process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
const { signal } = new AbortController();
// Loads what stays for good: the C library and the code of threads.
await openAndClose();
const bare = held();
const source = new NetlinkSource(events);
await source.probe();
const first = await source.read(signal, 'all');
const before = held();
for (let time = 0; time < Number(times); time += 1) {
  if (time % 500 === 250) source.restart();
  await source.read(signal, time % 10 === 0 ? 'all' : 'doors');
}
const after = held();
await source.close();
const doors = first.changes.opened.filter(({ state }) => state === 'LISTEN');
process.send?.({
  uid: process.getuid?.() ?? -1,
  sockets: first.changes.opened.length,
  before,
  after,
  closed: held(),
  bare,
  doors: doors.map(({ local }) => local.port),
} satisfies ManyReads);
process.disconnect();

async function openAndClose(): Promise<void> {
  const once = new NetlinkSource(events);
  await once.probe();
  await once.close();
}

function held(): Held {
  return {
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
  };
}
