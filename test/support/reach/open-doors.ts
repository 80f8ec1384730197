import { createServer } from 'node:net';

/** Entry of a child that listens at the ports of its arguments, says so, and ends with its standard input. */
const servers = process.argv.slice(2).map(async (port) => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(Number(port), '0.0.0.0', resolve));
});
await Promise.all(servers);
process.stdout.write('open\n');
process.stdin.resume().once('end', () => process.exit());
