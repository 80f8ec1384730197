import { decodeRows } from '../columns/socket-columns.ts';
import type { SocketRow } from '../model/socket.ts';
import type { MonitorStatus } from '../model/status.ts';
import type { SnapshotPage } from './messages.ts';

export interface WholeSnapshot {
  readonly epoch: string;
  readonly seq: number;
  readonly rows: readonly SocketRow[];
  readonly status: MonitorStatus;
}

/** Puts the pages of a snapshot together; a page of another snapshot starts over with that one. */
export class SnapshotAssembler {
  #first: SnapshotPage | null = null;
  #rows: SocketRow[] = [];
  #nextPage = 0;
  #hasGap = false;

  /**
   * @returns the snapshot when `page` was its last; `gap` where a page before this one is missing. That is
   * told once: the pages behind a gap are passed over until a snapshot begins.
   */
  add(page: SnapshotPage): WholeSnapshot | 'more' | 'gap' {
    if (page.page === 0) this.#begin(page);
    else if (this.#hasGap) return 'more';
    const first = this.#first;
    if (!first || !belongs(page, first) || page.page !== this.#nextPage) {
      this.#first = null;
      this.#hasGap = true;
      return 'gap';
    }
    for (const row of decodeRows(page.rows)) this.#rows.push(row);
    this.#nextPage += 1;
    if (this.#nextPage < page.pages) return 'more';
    const rows = this.#rows;
    this.#first = null;
    this.#rows = [];
    return { epoch: page.epoch, seq: page.seq, rows, status: page.status };
  }

  #begin(page: SnapshotPage): void {
    this.#first = page;
    this.#rows = [];
    this.#nextPage = 0;
    this.#hasGap = false;
  }
}

function belongs(page: SnapshotPage, first: SnapshotPage): boolean {
  return page.epoch === first.epoch && page.seq === first.seq && page.pages === first.pages;
}
