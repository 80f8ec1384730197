import {
  AF_NETLINK,
  EAGAIN,
  EINTR,
  ENOENT,
  MSG_TRUNC,
  NETLINK_SOCK_DIAG,
  SO_RCVTIMEO,
  SOCK_CLOEXEC,
  SOCK_RAW,
  SOL_SOCKET,
} from './constants.ts';
import { type DumpKind, destroyRequest, dumpRequest, socketRequest } from './diag-request.ts';
import type { Libc } from './libc.ts';
import { walk } from './walk.ts';

/** The kernel refused a call or answered in a way that cannot be read. */
export class DiagError extends Error {
  override readonly name = 'DiagError';
  /** Error number of the system; 0 where the answer made no sense. */
  readonly errno: number;

  constructor(what: string, errno: number) {
    super(errno === 0 ? what : `${what}: error ${errno}`);
    this.errno = errno;
  }
}

/** The kernel's messages reach 32,376 bytes; a larger buffer only saves calls where several fit. */
export const BUFFER_WORDS = 1 << 14;
const BUFFER_BYTES = BUFFER_WORDS * 4;
/** A dump that brings nothing for this long has failed, in seconds. */
const SILENCE_SECONDS = 2;

/**
 * A netlink socket for dumps of socket tables. It sees the network namespace it was opened in, whichever
 * one the process is in later. All calls block until the kernel has answered.
 */
export class DiagSocket {
  /** The words of the last receive; `visit` of {@link dump} is given places in it. */
  readonly words: Uint32Array;
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #buffer: Uint8Array;
  #sequence = 0;

  /**
   * @param words the buffer: sockets that are never asked at the same time can share one
   * @throws {DiagError}
   */
  constructor(libc: Libc, words = new Uint32Array(BUFFER_WORDS)) {
    this.#libc = libc;
    this.words = words;
    this.#buffer = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    this.#fd = libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (this.#fd < 0) throw new DiagError('socket', libc.errno());
    const timeout = new Uint8Array(new BigInt64Array([BigInt(SILENCE_SECONDS), 0n]).buffer);
    libc.setsockopt(this.#fd, SOL_SOCKET, SO_RCVTIMEO, timeout, timeout.length);
  }

  /**
   * Reads all sockets of one kind.
   * @param visit is called with the place of each row in {@link words}
   * @returns whether the kernel said that rows may have been lost
   * @throws {DiagError}
   */
  dump(kind: DumpKind, states: number, visit: (place: number) => void): boolean {
    this.#send((sequence) => dumpRequest(kind, states, sequence));
    let interrupted = false;
    for (;;) {
      const end = walk(this.words, this.#receive(), this.#sequence, visit);
      if (end.kind === 'error') throw new DiagError('dump', end.errno);
      if (end.kind === 'garbage') throw new DiagError('the kernel sent something unreadable', 0);
      interrupted ||= end.interrupted;
      if (end.kind === 'done') return interrupted;
    }
  }

  /**
   * Reads one socket, with what the kernel counted of it.
   * @param socketId its struct inet_diag_sockid
   * @param visit is called with the place of its row in {@link words}, unless it is gone
   * @throws {DiagError}
   */
  find(kind: DumpKind, socketId: Uint32Array, visit: (place: number) => void): void {
    this.#send((sequence) => socketRequest(kind, socketId, sequence));
    const end = walk(this.words, this.#receive(), this.#sequence, visit);
    if (end.kind === 'error' && end.errno !== ENOENT) throw new DiagError('find', end.errno);
    if (end.kind === 'garbage') throw new DiagError('the kernel sent something unreadable', 0);
  }

  /**
   * Closes one socket of whoever holds it.
   * @param socketId its struct inet_diag_sockid, the cookie included
   * @throws {DiagError} with the kernel's error number where it did not
   */
  destroy(kind: DumpKind, socketId: Uint32Array): void {
    this.#send((sequence) => destroyRequest(kind, socketId, sequence));
    const end = walk(this.words, this.#receive(), this.#sequence, () => {});
    if (end.kind === 'error') throw new DiagError('destroy', end.errno);
    if (end.kind !== 'done') throw new DiagError('the kernel sent something unreadable', 0);
  }

  close(): void {
    this.#libc.close(this.#fd);
  }

  #send(make: (sequence: number) => Uint8Array): void {
    this.#sequence = (this.#sequence + 1) >>> 0;
    const request = make(this.#sequence);
    const sent = this.#libc.send(this.#fd, request, request.length, 0);
    if (sent < 0) throw new DiagError('send', this.#libc.errno());
  }

  #receive(): number {
    for (;;) {
      const length = this.#libc.recv(this.#fd, this.#buffer, BUFFER_BYTES, MSG_TRUNC);
      if (length > BUFFER_BYTES) throw new DiagError('a message was cut', 0);
      if (length >= 0) return length;
      const errno = this.#libc.errno();
      if (errno === EAGAIN) throw new DiagError('the kernel did not answer', errno);
      if (errno !== EINTR) throw new DiagError('recv', errno);
    }
  }
}
