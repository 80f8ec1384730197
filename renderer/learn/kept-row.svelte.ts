import { findAgain } from '../../shared/learn/find-again.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';

type Pick = (rows: Iterable<SocketRow>) => SocketRow | null;

/**
 * The socket that a chapter is told with. It is picked once, so that nothing changes under the eyes of who
 * reads; when it is gone it stays as it last was, until the reader takes another one.
 */
export class KeptRow {
  readonly #pick: Pick;
  readonly #stands: (row: SocketRow) => boolean;
  #row = $state.raw<SocketRow | null>(null);
  #isOver = $state(false);
  #isOtherThere = $state(false);

  /** @param stands whether a row that is still there still is what the chapter tells of */
  constructor(pick: Pick, stands: (row: SocketRow) => boolean) {
    this.#pick = pick;
    this.#stands = stands;
  }

  /** Null where there was none to pick. */
  get row(): SocketRow | null {
    return this.#row;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether there is one to tell of instead; kept only while there is none, or it is over. */
  get isOtherThere(): boolean {
    return this.#isOtherThere;
  }

  /** Takes the best that is there now. */
  take(rows: Iterable<SocketRow>): void {
    this.#tell(this.#standing(rows));
  }

  /**
   * Sees what has become of it.
   * @param isSeen whether the reader has it before their eyes; else another one may take its place
   */
  look(sockets: SocketStore, isSeen: boolean): void {
    if (this.#row) {
      const entry = sockets.find(this.#row.id);
      const byId = entry?.mark === 'closed' ? undefined : entry?.row;
      const now = findAgain(this.#row, byId, sockets.rows());
      this.#isOver = now === null || !this.#stands(now);
      if (now && !this.#isOver) this.#row = now;
    }
    const isAlone = this.#row !== null && !this.#isOver;
    const other = isAlone ? null : this.#standing(sockets.rows());
    this.#isOtherThere = other !== null;
    if (other && !isSeen) this.#tell(other);
  }

  #tell(row: SocketRow | null): void {
    this.#row = row;
    this.#isOver = false;
    this.#isOtherThere = false;
  }

  #standing(rows: Iterable<SocketRow>): SocketRow | null {
    const row = this.#pick(rows);
    return row && this.#stands(row) ? row : null;
  }
}
