import type { Libc } from '../../../electron/monitor/sources/netlink/libc.ts';

/** What the calls answer; those left out succeed. */
export interface LibcScript {
  /** Error number of calls by their name; of options by the option's number. */
  readonly fails?: Readonly<Partial<Record<'socket' | 'bind', number>>>;
  readonly failingOptions?: readonly number[];
  /** Answers of `recv`, in their order: lengths, or error numbers below 0. */
  readonly received?: readonly number[];
  /** Answers of SO_MEMINFO's count of lost messages, in their order; null where the option is unknown. */
  readonly dropped?: readonly number[] | null;
}

const SO_RCVBUF = 8;
const SO_MEMINFO = 55;
const FD = 77;

/** A C library that answers what it is told to, and remembers what is open and which options were set. */
export class ScriptedLibc implements Libc {
  readonly open = new Set<number>();
  readonly options = new Map<number, number>();
  readonly #script: LibcScript;
  readonly #received: number[];
  readonly #dropped: number[];
  #errno = 0;

  constructor(script: LibcScript = {}) {
    this.#script = script;
    this.#received = [...(script.received ?? [])];
    this.#dropped = [...(script.dropped ?? [])];
  }

  socket(): number {
    const errno = this.#script.fails?.socket;
    if (errno !== undefined) return this.#fail(errno);
    this.open.add(FD);
    return FD;
  }

  setns(): number {
    return 0;
  }

  bind(): number {
    const errno = this.#script.fails?.bind;
    return errno === undefined ? 0 : this.#fail(errno);
  }

  send(): number {
    return 0;
  }

  recv(): number {
    const answer = this.#received.shift() ?? -11;
    return answer < 0 ? this.#fail(-answer) : answer;
  }

  setsockopt(_fd: number, _level: number, option: number, value: Uint8Array): number {
    if (this.#script.failingOptions?.includes(option)) return this.#fail(1);
    this.options.set(option, new DataView(value.buffer).getUint32(0, true));
    return 0;
  }

  getsockopt(_fd: number, _level: number, option: number, value: Uint8Array): number {
    const view = new DataView(value.buffer);
    if (option === SO_RCVBUF) view.setUint32(0, 2 * (this.options.get(option) ?? 0), true);
    if (option !== SO_MEMINFO) return 0;
    if (this.#script.dropped === null) return this.#fail(92);
    view.setUint32(32, this.#dropped.shift() ?? 0, true);
    return 0;
  }

  close(fd: number): number {
    this.open.delete(fd);
    return 0;
  }

  errno(): number {
    return this.#errno;
  }

  #fail(errno: number): number {
    this.#errno = errno;
    return -1;
  }
}
