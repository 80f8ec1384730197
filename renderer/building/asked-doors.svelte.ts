import { onDestroy } from 'svelte';
import { DoorIndex, type Doors } from '../../shared/building/doors.ts';
import { matchingDoors } from '../../shared/building/matching.ts';
import { Filtered } from '../../shared/groups/filtered.ts';
import type { RowReceiver } from '../../shared/table/row-receiver.ts';
import { type RowTest, whileMatching } from '../groups/matching.svelte.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';

/** All doors in use, and which of them are asked for, while the component lives. */
export class AskedDoors {
  readonly #sockets: SocketStore;
  readonly #all = new DoorIndex();
  #asked = $state.raw<{ readonly index: DoorIndex; readonly test: RowTest } | null>(null);
  /** What the doors shown were made of: they are the same as long as it is. */
  #made: readonly [all: Doors, asked: Doors, shown: Doors] | null = null;

  constructor(sockets: SocketStore) {
    this.#sockets = sockets;
    onDestroy(sockets.keep(receiverFor(this.#all)));
    whileMatching(sockets, (test) => {
      this.#made = null;
      if (test === null) {
        this.#asked = null;
        return () => {};
      }
      const index = new DoorIndex();
      const stop = sockets.keep(new Filtered(receiverFor(index), test));
      this.#asked = { index, test };
      return stop;
    });
  }

  /** How many doors are in use, and how many of them are asked for; null where all are. */
  get counts(): { readonly all: number; readonly asked: number } | null {
    void this.#sockets.version;
    const asked = this.#asked?.index.shown;
    return asked ? { all: this.#all.shown.list.length, asked: asked.list.length } : null;
  }

  get shown(): Doors {
    void this.#sockets.version;
    const all = this.#all.shown;
    if (!this.#asked) return all;
    const { index, test } = this.#asked;
    const asked = index.shown;
    if (this.#made?.[0] === all && this.#made[1] === asked) return this.#made[2];
    const shown = matchingDoors(all, asked, test);
    this.#made = [all, asked, shown];
    return shown;
  }
}

function receiverFor(index: DoorIndex): RowReceiver {
  return {
    reset: (rows) => index.reset(rows),
    apply: (changes) => index.apply(changes, Date.now()),
  };
}
