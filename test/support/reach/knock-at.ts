import { connect } from 'node:net';

/** As long as a packet between two namespaces could ever need, in milliseconds; what is dropped is waited for. */
const LIMIT_MS = 1500;

/** Entry of a child that tries to connect from one address to the ports of another, and prints by which it got in. */
const [from, to, ...ports] = process.argv.slice(2);

function getsIn(port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: to, port: Number(port), localAddress: from });
    const end = (isIn: boolean): void => {
      socket.destroy();
      resolve(isIn);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(LIMIT_MS, () => end(false));
  });
}

const answers = await Promise.all(ports.map(async (port) => [port, await getsIn(port)] as const));
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
