import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Protocol } from '../../../shared/model/socket.ts';

/** `denied`: this user may not open it; `unknown`: the system said something else. */
export type BindTest = 'free' | 'in-use' | 'denied' | 'unknown';

const ADDRESSES = ['127.0.0.1', '::1'] as const;
/** Codes that tell of the address and not of the port: a machine without IPv6. */
const NO_SUCH_ADDRESS: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/**
 * Opens a port for a moment, on the loopback of each family alone, so that no network ever sees it. A door on
 * all addresses is in the way of that too; one on another single address is not.
 */
export async function testBind(port: number, protocol: Protocol): Promise<BindTest> {
  for (const address of ADDRESSES) {
    const outcome = await testAt(address, port, protocol);
    if (outcome !== 'free') return outcome;
  }
  return 'free';
}

async function testAt(address: string, port: number, protocol: Protocol): Promise<BindTest> {
  try {
    await (protocol === 'tcp' ? openTcp(port, address) : openUdp(port, address));
    return 'free';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return 'in-use';
    if (code === 'EACCES' || code === 'EPERM') return 'denied';
    return address === '::1' && NO_SUCH_ADDRESS.has(code) ? 'free' : 'unknown';
  }
}

async function openTcp(port: number, host: string): Promise<void> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

async function openUdp(port: number, address: string): Promise<void> {
  const isV6 = address.includes(':');
  const socket = createSocket({ type: isV6 ? 'udp6' : 'udp4', ipv6Only: isV6 });
  try {
    socket.bind({ port, address, exclusive: true });
    await once(socket, 'listening');
  } finally {
    socket.close();
  }
}
