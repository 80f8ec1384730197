import { openDoor } from '../lab/open-door.ts';

/** Entry of a program that opens a door and says so: `node listen.ts tcp 127.0.0.1 8080`. */
const [, , protocol, host = '127.0.0.1', port = '0'] = process.argv;
const door = await openDoor({
  protocol: protocol === 'udp' ? 'udp' : 'tcp',
  host,
  port: Number(port),
});
process.stdout.write(`${door.port}\n`);
// Without a server in it the process would end.
setInterval(() => {}, 60_000);
