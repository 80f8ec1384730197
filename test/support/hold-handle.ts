import type { Server } from 'node:net';

/** Entry of a child that holds the listening socket its parent hands over, until the parent ends it. */
const held: Server[] = [];

process.on('message', (_message, handle) => {
  held.push(handle as Server);
  process.send?.('held');
});
process.on('disconnect', () => process.exit());
