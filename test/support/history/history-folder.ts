import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyPath, openForWriting } from '../../../electron/monitor/history/history-file.ts';
import { HistoryReader } from '../../../electron/monitor/history/history-reader.ts';
import { HistoryWriter } from '../../../electron/monitor/history/history-writer.ts';
import type { DatabaseSync } from '../../../electron/monitor/history/sqlite.ts';

/** A data folder with a real history file in it, deleted in the end. */
export class HistoryFolder implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'portico-history-'));
  readonly #open: DatabaseSync[] = [];

  get path(): string {
    return historyPath(this.folder);
  }

  async open(): Promise<{ db: DatabaseSync; writer: HistoryWriter; reader: HistoryReader }> {
    const { db } = await openForWriting(this.folder);
    this.#open.push(db);
    return { db, writer: new HistoryWriter(db), reader: new HistoryReader(db) };
  }

  [Symbol.dispose](): void {
    for (const db of this.#open) if (db.isOpen) db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
