import { EPERM, ESRCH } from '../../sources/netlink/constants.ts';
import { openLibrary } from '../../sources/netlink/libc.ts';
import type { Sent, Signal } from '../processes.ts';

/** asm-generic/unistd.h: the same numbers on every architecture that runs Node. Linux 5.3 and 5.1. */
const PIDFD_OPEN = 434;
const PIDFD_SEND_SIGNAL = 424;
/** bits/signum-generic.h */
const NUMBERS = { none: 0, SIGTERM: 15, SIGKILL: 9 } as const;
/** poll.h */
const POLLIN = 1;

/** A call of the kernel's failed with this error number. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(what: string, errno: number) {
    super(`${what}: error ${errno}`);
  }
}

/** One process as the kernel itself holds on to it (pidfd_open(2)): its pid can go to another, this cannot. */
export interface Pidfd {
  /** @throws {CallFailed} */
  signal(signal: Signal | 'none'): Sent;
  hasEnded(): boolean;
  close(): void;
}

/** Takes hold of a process; null where there is none with this pid. */
export type OpenPidfd = (pid: number) => Pidfd | null;

/** @returns null where this kernel or koffi cannot */
export async function loadPidfd(): Promise<OpenPidfd | null> {
  try {
    const { koffi, library } = await openLibrary();
    const syscall = library.func(
      'intptr_t syscall(intptr_t, intptr_t, intptr_t, void *, intptr_t)',
    );
    const poll = library.func('int poll(void *, unsigned long, int)');
    const close = library.func('int close(int)');
    const open: OpenPidfd = (pid) => {
      const fd = Number(syscall(PIDFD_OPEN, pid, 0, null, 0));
      if (fd < 0) {
        const errno = koffi.errno();
        if (errno === ESRCH) return null;
        throw new CallFailed('pidfd_open', errno);
      }
      return {
        signal: (signal) => {
          if (Number(syscall(PIDFD_SEND_SIGNAL, fd, NUMBERS[signal], null, 0)) === 0) return 'sent';
          const errno = koffi.errno();
          if (errno === ESRCH) return 'gone';
          if (errno === EPERM) return 'denied';
          throw new CallFailed('pidfd_send_signal', errno);
        },
        // Readable from when it ended on, also before its parent has asked how (pidfd_open(2)).
        hasEnded: () => poll(Int32Array.of(fd, POLLIN), 1, 0) === 1,
        close: () => void close(fd),
      };
    };
    open(process.pid)?.close();
    return open;
  } catch {
    return null;
  }
}
