/** The calls into the C library that netlink needs. All are synchronous; a result below 0 is an error. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  send(fd: number, data: Uint8Array, length: number, flags: number): number;
  /** @returns how many bytes came */
  recv(fd: number, buffer: Uint8Array, length: number, flags: number): number;
  setsockopt(fd: number, level: number, option: number, value: Uint8Array, length: number): number;
  getsockopt(
    fd: number,
    level: number,
    option: number,
    value: Uint8Array,
    length: Uint8Array,
  ): number;
  close(fd: number): number;
  /** Moves the calling thread alone. */
  setns(fd: number, kind: number): number;
  /** Number of the last error of this thread. */
  errno(): number;
}

/**
 * The C library this process already runs with, whichever that is. Loaded when first needed.
 * @throws {Error} where koffi has no binary for this system
 */
export async function openLibrary() {
  const { default: koffi } = await import('koffi');
  return { koffi, library: koffi.load(null) };
}

/**
 * Finds the calls that netlink needs.
 * @throws {Error} where koffi has no binary for this system
 */
export async function loadLibc(): Promise<Libc> {
  const { koffi, library } = await openLibrary();
  return {
    socket: library.func('int socket(int, int, int)'),
    bind: library.func('int bind(int, const void *, uint32_t)'),
    send: library.func('intptr_t send(int, const void *, size_t, int)'),
    recv: library.func('intptr_t recv(int, void *, size_t, int)'),
    setsockopt: library.func('int setsockopt(int, int, int, const void *, uint32_t)'),
    getsockopt: library.func('int getsockopt(int, int, int, void *, void *)'),
    close: library.func('int close(int)'),
    setns: library.func('int setns(int, int)'),
    errno: () => koffi.errno(),
  };
}
