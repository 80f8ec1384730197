import { isOpenToNetwork } from '../model/exposure.ts';
import type { Range } from '../model/range.ts';
import { RANGES } from '../model/range.ts';
import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';

/** What is in one range. A door is a port number; several sockets can share one. */
export interface RangeCounts {
  readonly sockets: number;
  readonly connections: number;
  readonly doors: number;
  readonly doorsOpenToNetwork: number;
  /** Sockets that some process holds which could not be seen. */
  readonly hiddenOwners: number;
}

/** Live counts of a range, kept by adding and removing single rows. */
export class RangeCounter {
  readonly #doors = new Tally();
  readonly #openDoors = new Tally();
  #sockets = 0;
  #connections = 0;
  #hiddenOwners = 0;

  add(row: SocketRow): void {
    this.#count(row, 1);
  }

  remove(row: SocketRow): void {
    this.#count(row, -1);
  }

  #count(row: SocketRow, by: 1 | -1): void {
    this.#sockets += by;
    if (row.ownersStatus === 'hidden') this.#hiddenOwners += by;
    if (isConnection(row.role)) {
      this.#connections += by;
      return;
    }
    this.#doors.add(row.local.port, by);
    if (isOpenToNetwork(row.exposure)) this.#openDoors.add(row.local.port, by);
  }

  get counts(): RangeCounts {
    return {
      sockets: this.#sockets,
      connections: this.#connections,
      doors: this.#doors.size,
      doorsOpenToNetwork: this.#openDoors.size,
      hiddenOwners: this.#hiddenOwners,
    };
  }
}

/** How often each number was added; `size` is how many are there at all. */
class Tally {
  readonly #times = new Map<number, number>();

  add(number: number, by: 1 | -1): void {
    const times = (this.#times.get(number) ?? 0) + by;
    if (times === 0) this.#times.delete(number);
    else this.#times.set(number, times);
  }

  get size(): number {
    return this.#times.size;
  }
}

/** Live counts of all three ranges. */
export class Counts {
  readonly #counters = new Map<Range, RangeCounter>(
    RANGES.map(({ range }) => [range, new RangeCounter()]),
  );

  add(row: SocketRow): void {
    this.#counters.get(row.range)?.add(row);
  }

  remove(row: SocketRow): void {
    this.#counters.get(row.range)?.remove(row);
  }

  of(range: Range): RangeCounts {
    return this.#counters.get(range)?.counts ?? EMPTY;
  }
}

const EMPTY: RangeCounts = new RangeCounter().counts;
