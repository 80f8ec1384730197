import type { DatabaseSync } from 'node:sqlite';

export type { DatabaseSync, StatementSync } from 'node:sqlite';

/** This Node has no SQLite: it came with Node 22.5, without a switch with 22.13. */
export class NoSqliteError extends Error {
  override readonly name = 'NoSqliteError';
}

/** Result codes of SQLite (sqlite3.h). */
export const SQLITE = {
  busy: 5,
  readonly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/**
 * Loads SQLite. Some versions of Node warn that it is an experiment, which is nothing that a user of Portico
 * could do something about.
 * @throws {NoSqliteError}
 */
export async function loadSqlite(): Promise<typeof DatabaseSync> {
  const warn = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite')) Reflect.apply(warn, process, [warning, ...rest]);
  };
  try {
    const { DatabaseSync } = await import('node:sqlite');
    return DatabaseSync;
  } catch (cause) {
    throw new NoSqliteError(`Node ${process.versions.node} has no SQLite`, { cause });
  } finally {
    process.emitWarning = warn;
  }
}

/** The primary result code of an error of SQLite; null for any other error. */
export function sqliteCode(error: unknown): number | null {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : null;
}
