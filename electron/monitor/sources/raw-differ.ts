import { sameValue } from '../../../shared/diff/equal.ts';
import type { RawChanges, RawSocket } from './source.ts';

/** Works out what changed from one whole reading to the next. */
export class RawDiffer {
  #before = new Map<string, RawSocket>();

  changesTo(sockets: readonly RawSocket[]): RawChanges {
    const opened: RawSocket[] = [];
    const changed: RawSocket[] = [];
    const after = new Map<string, RawSocket>();
    for (const socket of sockets) {
      const known = this.#before.get(socket.key);
      if (!known) opened.push(socket);
      else if (!sameValue(known, socket)) changed.push(socket);
      after.set(socket.key, socket);
      this.#before.delete(socket.key);
    }
    const closed = [...this.#before.keys()];
    this.#before = after;
    return { opened, changed, closed };
  }
}
