import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkSchema, ForeignFileError, migrate, numberOf } from './schema.ts';
import { type DatabaseSync, loadSqlite, SQLITE, sqliteCode } from './sqlite.ts';

const FILE = 'history.db';
const LOCK = 'history.lock';
/** How long a statement waits for another process, in milliseconds. */
const PATIENCE_MS = 2000;
/** How long it takes at most to look whether the lock is held. */
const LOOK_MS = 200;
/** The log is cut to this after it was taken over into the file. */
const LOG_BYTES = 4 << 20;

export function historyPath(folder: string): string {
  return join(folder, FILE);
}

/** The right to record in a folder: one process has it, and loses it only by ending or letting go. */
export class HistoryLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @returns null where another process has it @throws where the folder cannot be written */
  static async take(folder: string): Promise<HistoryLock | null> {
    const Database = await loadSqlite();
    const path = join(folder, LOCK);
    makePrivate(path);
    // Who only looks whether it is taken has it for no longer.
    const db = new Database(path, { timeout: LOOK_MS });
    try {
      // Nothing is ever written: the lock that the system gives ends with the process, however it ends.
      db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return new HistoryLock(db);
    } catch (error) {
      db.close();
      if (sqliteCode(error) === SQLITE.busy) return null;
      throw error;
    }
  }

  /** Whether some process has it: then it records. */
  static async isHeld(folder: string): Promise<boolean> {
    const path = join(folder, LOCK);
    if (!existsSync(path)) return false;
    const Database = await loadSqlite();
    const db = new Database(path, { readOnly: true, timeout: 0 });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } catch (error) {
      return sqliteCode(error) === SQLITE.busy;
    } finally {
      db.close();
    }
  }

  release(): void {
    this.#db.close();
  }
}

export interface OpenedHistory {
  readonly db: DatabaseSync;
  /** Where a damaged file was moved to. */
  readonly movedTo: string | null;
}

/**
 * Opens the file for the one who holds the lock; makes it where there is none, and brings an older one up to
 * date. A damaged file, or one of something else, is moved away and a new one begun.
 * @throws {NewerSchemaError} @throws where it cannot be written
 */
export async function openForWriting(folder: string): Promise<OpenedHistory> {
  const path = historyPath(folder);
  try {
    return { db: await openSound(path), movedTo: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const movedTo = setAside(path);
    return { db: await openSound(path), movedTo };
  }
}

/** Whether an error says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return (
    error instanceof ForeignFileError || code === SQLITE.corrupt || code === SQLITE.notADatabase
  );
}

/** @returns null where there is no history yet @throws {NewerSchemaError} @throws where it cannot be read */
export async function openForReading(folder: string): Promise<DatabaseSync | null> {
  const path = historyPath(folder);
  if (!existsSync(path)) return null;
  const Database = await loadSqlite();
  if (statSync(path).size === 0) return null;
  const db = new Database(path, { readOnly: true, timeout: PATIENCE_MS });
  try {
    if (checkSchema(db) > 0) return db;
    db.close();
    return null;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Moves the file away, with what SQLite keeps beside it. @returns where it is now */
function setAside(path: string): string {
  const movedTo = `${path}.damaged-${Date.now()}`;
  renameSync(path, movedTo);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, movedTo + suffix);
  }
  return movedTo;
}

async function openSound(path: string): Promise<DatabaseSync> {
  const Database = await loadSqlite();
  makePrivate(path);
  // Before anything is written: a newer file and a damaged one stay as they are to the last byte.
  if (statSync(path).size > 0)
    inspect(new Database(path, { readOnly: true, timeout: PATIENCE_MS }));
  const db = new Database(path, { timeout: PATIENCE_MS });
  try {
    // Takes effect only before the first table is there.
    db.exec('PRAGMA auto_vacuum = INCREMENTAL');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec(`PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = ${LOG_BYTES}`);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Looks at a file without writing to it, and closes it. @throws where it is not to be used */
function inspect(db: DatabaseSync): void {
  try {
    checkSchema(db);
    const [fault] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (fault !== 'ok') throw new ForeignFileError(String(fault));
  } finally {
    db.close();
  }
}

/** Makes the file readable by its owner alone, before SQLite would make it by the rules of the process. */
function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

/** Bytes that the history takes on the disk. */
export function sizeOnDisk(folder: string): number {
  const path = historyPath(folder);
  const sizes = ['', '-wal'].map((suffix) => statSync(path + suffix, { throwIfNoEntry: false }));
  return sizes.reduce((sum, facts) => sum + (facts?.size ?? 0), 0);
}

/** Bytes of what is kept: without the room that deleted rows left. */
export function bytesInUse(db: DatabaseSync): number {
  return (numberOf(db, 'page_count') - numberOf(db, 'freelist_count')) * numberOf(db, 'page_size');
}
