import { bytesInUse } from './history-file.ts';
import { LONGEST_OF_SIZE } from './sizes.ts';
import type { DatabaseSync } from './sqlite.ts';

const DAY_MS = 86_400_000;
/** Where there is too much, a part of the time that is kept is given up, again and again. */
const PART = 20;
/** As much as that below the limit is aimed at, so that not every round has something to do. */
const AIM = 0.95;

export interface Limits {
  readonly days: number;
  readonly bytes: number;
}

/** Deletes what is older than the limit, and the oldest while there is more than the limit. @returns whether something was */
export function prune(db: DatabaseSync, limits: Limits, now: number): boolean {
  let deleted = deleteBefore(db, now - limits.days * DAY_MS);
  if (bytesInUse(db) > limits.bytes) {
    for (let round = 0; round < 10 * PART && bytesInUse(db) > limits.bytes * AIM; round += 1) {
      const oldest = oldestTime(db);
      if (oldest === null) break;
      deleted += deleteBefore(db, oldest + Math.max(1, (now - oldest) / PART));
    }
  }
  if (deleted === 0) return false;
  db.exec(`
    DELETE FROM doors WHERE id NOT IN (SELECT door FROM listeners);
    DELETE FROM peers WHERE id NOT IN (SELECT peer FROM connections);
    DELETE FROM holders WHERE id NOT IN (SELECT holder FROM listeners UNION SELECT holder FROM connections);
    PRAGMA incremental_vacuum`);
  return true;
}

/** Deletes everything. What is still open has to be given again. */
export function clearAll(db: DatabaseSync): void {
  const tables = [
    'watches',
    'sleeps',
    'listeners',
    'connections',
    'marks',
    'doors',
    'holders',
    'peers',
  ];
  db.exec(`BEGIN IMMEDIATE; ${tables.map((table) => `DELETE FROM ${table};`).join(' ')} COMMIT`);
  // Not even in free pages anything is left.
  db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Everything that was over before a time; what is still there stays. @returns how many rows it was */
function deleteBefore(db: DatabaseSync, time: number): number {
  const before = Math.floor(time);
  const listeners = LONGEST_OF_SIZE.map((_, index) =>
    changes(
      db,
      'DELETE FROM listeners WHERE size = ? AND began < ? AND began + unsure + lasted + over < ?',
      [index + 1, before, before],
    ),
  );
  const rest = [
    changes(db, 'DELETE FROM connections WHERE hour < ?', [before - 3_600_000]),
    changes(db, 'DELETE FROM marks WHERE at < ?', [before]),
    changes(db, 'DELETE FROM watches WHERE until < ?', [before]),
    changes(db, 'DELETE FROM sleeps WHERE until < ?', [before]),
  ];
  return [...listeners, ...rest].reduce((sum, count) => sum + count, 0);
}

function changes(db: DatabaseSync, sql: string, values: readonly number[]): number {
  return Number(db.prepare(sql).run(...values).changes);
}

/** When the oldest that could be given up ended. */
function oldestTime(db: DatabaseSync): number | null {
  const row = db
    .prepare(
      `SELECT min(time) AS time FROM (
        SELECT min(began + unsure + lasted + over) AS time FROM listeners WHERE size > 0
        UNION ALL SELECT min(hour) + 3600000 FROM connections
        UNION ALL SELECT min(at) FROM marks)`,
    )
    .get();
  return row?.time === null || row === undefined ? null : Number(row.time);
}
