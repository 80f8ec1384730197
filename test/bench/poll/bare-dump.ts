import * as c from '../../../electron/monitor/sources/netlink/constants.ts';
import { DUMP_KINDS, dumpRequest } from '../../../electron/monitor/sources/netlink/diag-request.ts';
import { type Libc, loadLibc } from '../../../electron/monitor/sources/netlink/libc.ts';

const BUFFER_BYTES = 1 << 16;
/** struct nlmsghdr with an int behind it: what ends a dump, and the last message of it. */
const DONE_BYTES = 20;

/** The kernel's tables read over netlink and thrown away: no poll can be faster than this. */
export class BareDump {
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);

  private constructor(libc: Libc) {
    this.#libc = libc;
    this.#fd = libc.socket(c.AF_NETLINK, c.SOCK_RAW, c.NETLINK_SOCK_DIAG);
    if (this.#fd < 0) throw new Error(`there is no netlink here: error ${libc.errno()}`);
  }

  static async open(): Promise<BareDump> {
    return new BareDump(await loadLibc());
  }

  /** @returns how many bytes came */
  run(): number {
    let total = 0;
    for (const kind of DUMP_KINDS) {
      const request = dumpRequest(kind, c.ALL_STATES, 1);
      this.#libc.send(this.#fd, request, request.length, 0);
      for (let isDone = false; !isDone; ) {
        const length = this.#libc.recv(this.#fd, this.#buffer, BUFFER_BYTES, 0);
        if (length < DONE_BYTES) throw new Error('the kernel did not answer');
        total += length;
        isDone = this.#buffer.readUInt16LE(length - DONE_BYTES + 4) === c.NLMSG_DONE;
      }
    }
    return total;
  }

  close(): void {
    this.#libc.close(this.#fd);
  }
}
