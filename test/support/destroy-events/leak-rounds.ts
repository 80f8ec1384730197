import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { DestroyEvents } from '../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';

/** What a process holds. */
export interface Held {
  readonly files: number;
  readonly threads: number;
}

/** What the child tells of its rounds. */
export interface LeakRounds {
  readonly opened: number;
  readonly before: Held;
  readonly during: Held;
  readonly after: Held;
}

/** Opened at once: a thread takes its time to start. */
const AT_ONCE = 10;

/**
 * Entry of a child that opens and closes again and again, and counts what it holds before and after.
 * Arguments: file of the worker, how many times.
 */
const [worker = '', rounds = '0'] = process.argv.slice(2);

await round(1);
const before = held();
const told = { opened: 0, before, during: before };
while (told.opened < Number(rounds)) {
  told.during = await round(AT_ONCE);
  told.opened += AT_ONCE;
}
process.send?.({ ...told, after: held() } satisfies LeakRounds);
process.disconnect();

/** @returns what was held while all were open */
async function round(count: number): Promise<Held> {
  const all = await Promise.all(Array.from({ length: count }, () => DestroyEvents.open(worker)));
  const events = all.filter((one) => one instanceof DestroyEvents);
  if (events.length < count) throw new Error('not all could be opened');
  const during = held();
  // Something to hear of, so that batches are under way while the threads end.
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.close();
  await Promise.all(events.map((one) => one.close()));
  return during;
}

function held(): Held {
  return {
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
  };
}
