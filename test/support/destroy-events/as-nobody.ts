import { accessSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type DestroyedSocket,
  decodeDestroyed,
} from '../../../electron/monitor/sources/netlink/destroy-events/decode-destroyed.ts';
import { DestroyEvents } from '../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';

/** What the child tells: whether it listens, then the sockets it heard of. */
export type ToldByNobody =
  | { readonly kind: 'closed-to-nobody' }
  | { readonly kind: 'opened'; readonly uid: number; readonly grantedBytes: number }
  | { readonly kind: 'failed'; readonly failure: unknown }
  | { readonly kind: 'heard'; readonly sockets: readonly DestroyedSocket[] };

const NOBODY = 65534;

/**
 * Entry of a child that gives up root where it has it, and then listens for sockets with one local or
 * remote port. Arguments: file of the worker. Message: the port and how many sockets it has to hear of.
 */
const worker = process.argv[2] ?? '';
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
if (isClosed(worker)) tell({ kind: 'closed-to-nobody' });
else await listen();

async function listen(): Promise<void> {
  const events = await DestroyEvents.open(worker);
  if (!(events instanceof DestroyEvents)) return tell({ kind: 'failed', failure: events });
  process.once('message', ([port, count]: [number, number]) => void hear(events, port, count));
  tell({ kind: 'opened', uid: process.getuid?.() ?? -1, grantedBytes: events.grantedBytes });
}

async function hear(events: DestroyEvents, port: number, count: number): Promise<void> {
  const sockets: DestroyedSocket[] = [];
  while (sockets.length < count && process.connected) {
    await pause(20);
    for (const words of events.drain().messages) {
      const heard = decodeDestroyed(words).sockets;
      sockets.push(...heard.filter(({ local, remote }) => [local, remote].some(isIt)));
    }
  }
  await events.close();
  tell({ kind: 'heard', sockets });
  process.disconnect();

  function isIt(end: { readonly port: number } | null): boolean {
    return end?.port === port;
  }
}

function isClosed(path: string): boolean {
  try {
    accessSync(path);
    return false;
  } catch {
    return true;
  }
}

function tell(told: ToldByNobody): void {
  process.send?.(told);
}
