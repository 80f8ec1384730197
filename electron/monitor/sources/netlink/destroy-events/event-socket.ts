import { getSystemErrorName } from 'node:util';
import type { SourceFailureCode } from '../../../../../shared/model/status.ts';
import {
  AF_INET,
  AF_NETLINK,
  DESTROY_GROUPS,
  EAGAIN,
  EINTR,
  ENOBUFS,
  MSG_TRUNC,
  NETLINK_SOCK_DIAG,
  SK_MEMINFO_DROPS,
  SK_MEMINFO_VARS,
  SO_MEMINFO,
  SO_RCVBUF,
  SO_RCVBUFFORCE,
  SO_RCVTIMEO,
  SOCK_CLOEXEC,
  SOCK_RAW,
  SOCK_STREAM,
  SOL_SOCKET,
} from '../constants.ts';
import type { Libc } from '../libc.ts';
import type { DestroyEventsFailure } from './protocol.ts';

/** linux/netlink.h, struct sockaddr_nl: family, padding, port id (0: the kernel gives one), groups. */
const ADDRESS_BYTES = 12;
/** Error numbers (asm-generic/errno.h) of a kernel that has no sock_diag, and of one that does not allow it. */
const NOT_AVAILABLE: readonly string[] = ['EAFNOSUPPORT', 'EPROTONOSUPPORT', 'ENOENT', 'EINVAL'];
const DENIED: readonly string[] = ['EPERM', 'EACCES'];

/** The system refused a call. */
export class EventSocketError extends Error {
  override readonly name = 'EventSocketError';
  readonly failure: DestroyEventsFailure;

  constructor(call: string, errno: number) {
    const name = getSystemErrorName(-errno);
    super(`${call}: ${name}`);
    this.failure = { code: codeOf(name), detail: this.message };
  }
}

/** A netlink socket that gets a message for each Internet socket that is destroyed. Blocking. */
export class EventSocket {
  /** What the kernel sets aside for waiting messages, its own cost of each (1,280 bytes) included. */
  readonly grantedBytes: number;
  readonly #libc: Libc;
  readonly #fd: number;
  #waitMs = 0;
  /** Messages the kernel has dropped so far; null where it does not count them (before Linux 4.12). */
  #dropped: number | null;
  /** Times the kernel said that it dropped some. */
  #complaints = 0;

  /** @throws {EventSocketError} */
  constructor(libc: Libc, receiveBytes: number) {
    this.#libc = libc;
    this.#fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (this.#fd < 0) throw new EventSocketError('socket', libc.errno());
    this.#askForRoom(receiveBytes);
    this.grantedBytes = this.#words(SO_RCVBUF, 1)?.[0] ?? 0;
    const address = new Uint8Array(ADDRESS_BYTES);
    const view = new DataView(address.buffer);
    view.setUint16(0, AF_NETLINK, true);
    view.setUint32(8, DESTROY_GROUPS, true);
    if (libc.bind(this.#fd, address, ADDRESS_BYTES) < 0) {
      const error = new EventSocketError('bind', libc.errno());
      this.close();
      throw error;
    }
    this.#dropped = this.#readDropped();
  }

  /**
   * Waits for the next message.
   * @param waitMs how long at most
   * @returns how many bytes were written into `room`; more than it has where the message was cut; -1 where
   * none came, or some were dropped
   * @throws {EventSocketError}
   */
  receive(room: Uint8Array, waitMs: number): number {
    this.#wait(waitMs);
    const length = this.#libc.recv(this.#fd, room, room.length, MSG_TRUNC);
    if (length >= 0) return length;
    const errno = this.#libc.errno();
    if (errno === ENOBUFS) this.#complaints += 1;
    else if (errno !== EAGAIN && errno !== EINTR) throw new EventSocketError('recv', errno);
    return -1;
  }

  /** Whether the kernel said that it dropped messages. Where it has just none to give, it has said so. */
  get hasComplaints(): boolean {
    return this.#complaints > 0;
  }

  /** How many messages were dropped since this was last asked; 1 for any number where the kernel does not count. */
  takeDropped(): number {
    const complaints = this.#complaints;
    this.#complaints = 0;
    const dropped = this.#readDropped();
    if (dropped === null || this.#dropped === null) return complaints;
    const more = (dropped - this.#dropped) >>> 0;
    this.#dropped = dropped;
    return Math.max(more, Math.min(complaints, 1));
  }

  /** Has the kernel destroy a socket. It never had a port, so it is in nobody's table. */
  destroyOne(): void {
    const fd = this.#libc.socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) throw new EventSocketError('socket', this.#libc.errno());
    this.#libc.close(fd);
  }

  close(): void {
    this.#libc.close(this.#fd);
  }

  #wait(waitMs: number): void {
    if (waitMs === this.#waitMs) return;
    const timeout = new Uint8Array(new BigInt64Array([0n, BigInt(waitMs) * 1000n]).buffer);
    this.#libc.setsockopt(this.#fd, SOL_SOCKET, SO_RCVTIMEO, timeout, timeout.length);
    this.#waitMs = waitMs;
  }

  /** More than the system's limit is for root alone. */
  #askForRoom(bytes: number): void {
    const value = new Uint8Array(new Uint32Array([bytes]).buffer);
    for (const option of [SO_RCVBUFFORCE, SO_RCVBUF]) {
      if (this.#libc.setsockopt(this.#fd, SOL_SOCKET, option, value, value.length) === 0) return;
    }
  }

  #readDropped(): number | null {
    return this.#words(SO_MEMINFO, SK_MEMINFO_VARS)?.[SK_MEMINFO_DROPS] ?? null;
  }

  #words(option: number, count: number): Uint32Array | null {
    const words = new Uint32Array(count);
    const bytes = new Uint8Array(words.buffer);
    const length = new Uint8Array(new Uint32Array([bytes.length]).buffer);
    const result = this.#libc.getsockopt(this.#fd, SOL_SOCKET, option, bytes, length);
    return result < 0 ? null : words;
  }
}

function codeOf(name: string): SourceFailureCode {
  if (DENIED.includes(name)) return 'denied';
  return NOT_AVAILABLE.includes(name) ? 'not-available' : 'failed';
}
