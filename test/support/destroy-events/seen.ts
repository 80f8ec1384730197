import { expect } from 'vitest';
import {
  type DestroyedSocket,
  decodeDestroyed,
} from '../../../electron/monitor/sources/netlink/destroy-events/decode-destroyed.ts';
import type { DestroyEvents } from '../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';

/** All that was drained since its making: other programs of the machine open and close sockets too. */
export class Seen {
  readonly sockets: DestroyedSocket[] = [];
  overflowed = 0;
  unreadable = 0;
  readonly #events: DestroyEvents;

  constructor(events: DestroyEvents) {
    this.#events = events;
    events.drain();
  }

  look(): void {
    const { messages, overflowed } = this.#events.drain();
    this.overflowed += overflowed;
    for (const words of messages) {
      const { sockets, unreadable } = decodeDestroyed(words);
      this.sockets.push(...sockets);
      this.unreadable += unreadable;
    }
  }

  /** Waits until a socket was reported, and gives all like it. */
  async waitFor(
    matches: (socket: DestroyedSocket) => boolean,
    count = 1,
  ): Promise<readonly DestroyedSocket[]> {
    const found = (): DestroyedSocket[] => {
      this.look();
      return this.sockets.filter(matches);
    };
    await expect.poll(() => found().length, { timeout: 5000 }).toBeGreaterThanOrEqual(count);
    return found();
  }
}
