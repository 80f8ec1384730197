import { setImmediate } from 'node:timers/promises';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import type { Protocol } from '../../../shared/model/socket.ts';
import { type Libc, loadLibc } from '../sources/netlink/libc.ts';

/** What the system says of a port when somebody wants it. */
export type BindAnswer = 'free' | 'taken' | 'denied';

/** Tries whether ports are free, without opening one: what is bound and does not listen answers nobody. */
export interface Binder {
  /** @throws {BindError} where the system gives another answer than these */
  try(protocol: Protocol, port: number): BindAnswer;
}

export class BindError extends Error {
  override readonly name = 'BindError';
}

/** <linux/socket.h>, <asm-generic/socket.h>, <linux/in6.h>, <asm-generic/errno.h>. */
const AF_INET = 2;
const AF_INET6 = 10;
const SOCK_CLOEXEC = 0x80000;
const TYPES: Record<Protocol, number> = { tcp: 1 | SOCK_CLOEXEC, udp: 2 | SOCK_CLOEXEC };
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const IPPROTO_IPV6 = 41;
const IPV6_V6ONLY = 26;
const EADDRINUSE = 98;
const EACCES = 13;
const EAFNOSUPPORT = 97;
const EADDRNOTAVAIL = 99;

/**
 * Binds to the wildcard address of both families at once, which any other socket of the port keeps from
 * (bind(2), Linux).
 * @throws {Error} where koffi has no binary for this system
 */
export async function linuxBinder(): Promise<Binder> {
  const libc = await loadLibc();
  const family = hasIpv6(libc) ? AF_INET6 : AF_INET;
  return { try: (protocol, port) => tryPort(libc, family, protocol, port) };
}

function tryPort(libc: Libc, family: number, protocol: Protocol, port: number): BindAnswer {
  const fd = open(libc, family, TYPES[protocol]);
  try {
    // Without it a connection that is over would keep from its port for a minute.
    if (protocol === 'tcp') set(libc, fd, SOL_SOCKET, SO_REUSEADDR, 1);
    if (family === AF_INET6) set(libc, fd, IPPROTO_IPV6, IPV6_V6ONLY, 0);
    const address = wildcard(family, port);
    if (libc.bind(fd, address, address.length) === 0) return 'free';
    return answerTo(libc.errno());
  } finally {
    libc.close(fd);
  }
}

function answerTo(errno: number): BindAnswer {
  if (errno === EADDRINUSE) return 'taken';
  if (errno === EACCES) return 'denied';
  throw new BindError(`bind failed with error ${errno}`);
}

function open(libc: Libc, family: number, type: number): number {
  const fd = libc.socket(family, type, 0);
  if (fd < 0) throw new BindError(`socket failed with error ${libc.errno()}`);
  return fd;
}

function set(libc: Libc, fd: number, level: number, option: number, value: number): void {
  const bytes = new Uint8Array(Int32Array.of(value).buffer);
  if (libc.setsockopt(fd, level, option, bytes, bytes.length) === 0) return;
  throw new BindError(`setsockopt failed with error ${libc.errno()}`);
}

/** struct sockaddr_in or sockaddr_in6, the address zero. */
function wildcard(family: number, port: number): Buffer {
  const address = Buffer.alloc(family === AF_INET6 ? 28 : 16);
  address.writeUInt16LE(family, 0);
  address.writeUInt16BE(port, 2);
  return address;
}

/** Whether the kernel has IPv6, and has it switched on. */
function hasIpv6(libc: Libc): boolean {
  const fd = libc.socket(AF_INET6, TYPES.tcp, 0);
  if (fd < 0) return false;
  const address = wildcard(AF_INET6, 0);
  const isBound = libc.bind(fd, address, address.length) === 0;
  const errno = isBound ? 0 : libc.errno();
  libc.close(fd);
  return errno !== EADDRNOTAVAIL && errno !== EAFNOSUPPORT;
}

export interface Swept {
  readonly tried: number;
  readonly denied: number;
  readonly taken: readonly (readonly [Protocol, number])[];
}

/** So many are tried before others get their turn: a millisecond or two. */
const PORTS_AT_ONCE = 512;

/** Tries every port of both protocols. @throws {BindError} */
export async function sweep(binder: Binder, signal: AbortSignal): Promise<Swept> {
  const taken: [Protocol, number][] = [];
  let denied = 0;
  let tried = 0;
  for (const protocol of ['tcp', 'udp'] as const) {
    for (let port = 1; port <= HIGHEST_PORT; port += 1) {
      const answer = binder.try(protocol, port);
      if (answer === 'taken') taken.push([protocol, port]);
      if (answer === 'denied') denied += 1;
      else tried += 1;
      if (port % PORTS_AT_ONCE === 0) {
        await setImmediate();
        signal.throwIfAborted();
      }
    }
  }
  return { tried, denied, taken };
}
