import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

type Door = readonly [host: string, port: number];

/** What a program of the pictures opens: TCP and UDP doors, and connections from a door to another. */
export interface ResidentTask {
  readonly tcp: readonly Door[];
  readonly udp: readonly Door[];
  readonly to: readonly (readonly [...Door, remoteHost: string, remotePort: number])[];
}

/** Entry of one program of the pictures: opens what it is told and stays until its parent goes. */
process.once('message', (task: ResidentTask) => {
  void open(task).then(() => process.send?.('open'));
});
process.once('disconnect', () => process.exit());

async function open({ tcp, udp, to }: ResidentTask): Promise<void> {
  for (const [host, port] of tcp) {
    const server = createServer();
    server.listen({ host, port, ipv6Only: true });
    await once(server, 'listening');
  }
  for (const [address, port] of udp) {
    const socket = createSocket({
      type: address.includes(':') ? 'udp6' : 'udp4',
      ipv6Only: address.includes(':'),
    });
    socket.bind({ address, port });
    await once(socket, 'listening');
  }
  for (const [localAddress, localPort, host, port] of to) {
    const socket = connect({ host, port, localAddress, localPort });
    await once(socket, 'connect');
  }
}
