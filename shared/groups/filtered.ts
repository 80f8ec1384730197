import type { SocketRow } from '../model/socket.ts';
import type { IndexChanges } from '../table/row-index.ts';
import type { RowReceiver } from '../table/row-receiver.ts';

/** Passes only rows on that pass a test: one that does not pass it any more is closed to the receiver. */
export class Filtered implements RowReceiver {
  readonly #receiver: RowReceiver;
  readonly #test: (row: SocketRow) => boolean;

  constructor(receiver: RowReceiver, test: (row: SocketRow) => boolean) {
    this.#receiver = receiver;
    this.#test = test;
  }

  reset(rows: Iterable<SocketRow>): void {
    this.#receiver.reset(passing(rows, this.#test));
  }

  apply({ opened, changed, closed }: IndexChanges): void {
    const gone = [...opened, ...changed].filter((row) => !this.#test(row)).map(({ id }) => id);
    this.#receiver.apply({
      opened: opened.filter(this.#test),
      changed: changed.filter(this.#test),
      closed: [...closed, ...gone],
    });
  }
}

function* passing(
  rows: Iterable<SocketRow>,
  test: (row: SocketRow) => boolean,
): Iterable<SocketRow> {
  for (const row of rows) if (test(row)) yield row;
}
