import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

/**
 * What the child is asked for: to hold the listener that comes along, to open one of its own, to exchange
 * the one it has for another, to open a file, or to close that and open two listeners, of which the first
 * takes the place of the file.
 */
export type HolderWish = 'hold' | 'open' | 'exchange' | 'file' | 'two-for-file';
/** What it tells then: its files that are sockets, by number. */
export type HeldSockets = Readonly<Record<number, number>>;

/** Entry of a child that holds listeners until its parent ends it. */
let held: Server | null = null;
let file = -1;

process.on('message', (wish: HolderWish, handle) => {
  void obey(wish, handle as Server).then(() => process.send?.(sockets()));
});
process.on('disconnect', () => process.exit());
process.send?.(sockets());

async function obey(wish: HolderWish, handle: Server): Promise<void> {
  if (wish === 'hold') {
    held = handle;
    return;
  }
  if (wish === 'file') {
    file = openSync('/dev/null', 'r');
    return;
  }
  if (wish === 'two-for-file') {
    closeSync(file);
    await listen();
  }
  // The lowest number that is free goes to the next file: the new listener takes the place of the old.
  if (wish === 'exchange') await new Promise<void>((resolve) => held?.close(() => resolve()));
  held = await listen();
}

async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function sockets(): HeldSockets {
  const found: Record<number, number> = {};
  for (const number of readdirSync('/proc/self/fd')) {
    const inode = /^socket:\[(\d+)\]$/.exec(linkOf(number))?.[1];
    if (inode !== undefined) found[Number(number)] = Number(inode);
  }
  return found;
}

function linkOf(number: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${number}`);
  } catch {
    return '';
  }
}
