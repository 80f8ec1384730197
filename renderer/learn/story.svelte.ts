import { scopeOf } from '../../shared/address/scope.ts';
import { DoorIndex, type Doors, NO_DOORS } from '../../shared/building/doors.ts';
import type { Chapter } from '../../shared/learn/chapters.ts';
import { isStanding, pickExample } from '../../shared/learn/pick-example.ts';
import { pickListener } from '../../shared/learn/pick-listener.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';
import { KeptRow } from './kept-row.svelte.ts';

/** Where the connection is drawn, and where the listener is. */
const CONNECTION_IN: readonly Chapter[] = ['request', 'handsOut'];
const LISTENER_IN: readonly Chapter[] = ['listening', 'closing', 'guard'];

/** What the chapters tell of this machine. Counts are live; the sockets told of are kept. */
export class Story {
  readonly connection = new KeptRow(pickExample, isStanding);
  readonly listener = new KeptRow(pickListener, () => true);
  readonly #sockets: SocketStore;
  readonly #index = new DoorIndex();
  #doors = $state.raw<Doors>(NO_DOORS);
  #isRead = $state(false);
  #address = $state<string | null>(null);
  #remembered = $state(0);
  #letIn = $state(0);

  constructor(sockets: SocketStore) {
    this.#sockets = sockets;
  }

  /** Whether anything has been read yet. */
  get isRead(): boolean {
    return this.#isRead;
  }

  get doors(): Doors {
    return this.#doors;
  }

  /** An address by which others find this machine, as one of its sockets has it. */
  get address(): string | null {
    return this.#address;
  }

  /** How many connections that are over the system still remembers. */
  get remembered(): number {
    return this.#remembered;
  }

  /** How many connections have come in through the door of the listener. */
  get letIn(): number {
    return this.#letIn;
  }

  /** Keeps the doors up to date. @returns what ends that */
  keepDoors(): () => void {
    return this.#sockets.keep({
      reset: (rows) => this.#index.reset(rows),
      apply: (changes) => this.#index.apply(changes, Date.now()),
    });
  }

  /**
   * Takes in the rows as they are now; the first time it picks what to tell of.
   * @param seen the chapters that the reader has before their eyes: nothing is exchanged in them
   */
  look(seen: ReadonlySet<Chapter>): void {
    const sockets = this.#sockets;
    if (this.#isRead) {
      this.connection.look(
        sockets,
        CONNECTION_IN.some((chapter) => seen.has(chapter)),
      );
      this.listener.look(
        sockets,
        LISTENER_IN.some((chapter) => seen.has(chapter)),
      );
    } else {
      this.#isRead = true;
      this.connection.take(sockets.rows());
      this.listener.take(sockets.rows());
      this.#address = ownAddress(sockets.rows());
    }
    this.#doors = this.#index.shown;
    this.#count();
  }

  tellOtherConnection(): void {
    this.connection.take(this.#sockets.rows());
  }

  tellOtherListener(): void {
    this.listener.take(this.#sockets.rows());
    this.#count();
  }

  #count(): void {
    const door = this.listener.row;
    let remembered = 0;
    let letIn = 0;
    for (const row of this.#sockets.rows()) {
      if (row.state === 'TIME_WAIT') remembered += 1;
      if (door && row.role === 'inbound' && isThrough(row, door)) letIn += 1;
    }
    this.#remembered = remembered;
    this.#letIn = letIn;
  }
}

function isThrough(row: SocketRow, door: SocketRow): boolean {
  return (
    row.local.port === door.local.port &&
    row.protocol === door.protocol &&
    row.netns === door.netns &&
    row.state === 'ESTABLISHED'
  );
}

/** Of a connection or of a door that has one address; none of this machine alone. */
function ownAddress(rows: Iterable<SocketRow>): string | null {
  for (const { local, netns } of rows)
    if (netns === null && scopeOf(local.address) === 'other') return local.address;
  return null;
}
