import { onTestFinished } from 'vitest';
import { loadLibc } from '../../../electron/monitor/sources/netlink/libc.ts';

const AF_INET = 2;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_BINDTODEVICE = 25;

export interface BareSocket {
  readonly type: 'tcp' | 'udp';
  readonly port: number;
  readonly device?: string;
}

/** A socket bound to 127.0.0.1 by the C library itself, as Node binds none: not listening, or to a device. */
export async function bindBare({ type, port, device }: BareSocket): Promise<void> {
  const libc = await loadLibc();
  const fd = libc.socket(AF_INET, (type === 'tcp' ? 1 : 2) | SOCK_CLOEXEC, 0);
  onTestFinished(() => {
    libc.close(fd);
  });
  if (device !== undefined) {
    const name = new TextEncoder().encode(`${device}\0`);
    if (libc.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, name.length) < 0) {
      throw new Error(`binding to ${device} failed: ${libc.errno()}`);
    }
  }
  // struct sockaddr_in
  const address = Uint8Array.from([2, 0, port >> 8, port & 255, 127, 0, 0, 1, ...Array(8).fill(0)]);
  if (libc.bind(fd, address, address.length) < 0) throw new Error(`bind: ${libc.errno()}`);
}
