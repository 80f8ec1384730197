import { createSocket } from 'node:dgram';
import { readlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';

/** What the child opened, and where. */
export interface InsideFacts {
  readonly pid: number;
  readonly netns: string;
  readonly tcp: number;
  readonly udp: number;
}

/** Entry of a child that opens two doors where it is started, tells of them, and ends with its standard input. */
const server = createServer().listen(0, '0.0.0.0', () => {
  const socket = createSocket('udp4').bind(0, '0.0.0.0', () => {
    const facts: InsideFacts = {
      pid: process.pid,
      netns: /\d+/.exec(readlinkSync('/proc/self/ns/net'))?.[0] ?? '',
      tcp: (server.address() as AddressInfo).port,
      udp: socket.address().port,
    };
    process.stdout.write(`${JSON.stringify(facts)}\n`);
  });
});
process.stdin.resume().once('end', () => process.exit());
