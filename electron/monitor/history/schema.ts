import type { DatabaseSync } from './sqlite.ts';

/** Marks a file as Portico's history (`PRAGMA application_id`): "PtHi". */
export const APPLICATION_ID = 0x50744869;

/**
 * What leads from one version of the file to the next; the first begins with nothing. Never changed once
 * released: a new step is added at the end.
 */
export const STEPS: readonly string[] = [
  `
  -- How far was watched: from the first to the last reading of a time without gaps.
  CREATE TABLE watches (start INTEGER PRIMARY KEY, until INTEGER NOT NULL);
  CREATE TABLE doors (
    id INTEGER PRIMARY KEY, protocol TEXT NOT NULL, port INTEGER NOT NULL, address TEXT NOT NULL,
    interface TEXT, exposure TEXT NOT NULL
  );
  CREATE UNIQUE INDEX door_of ON doors (port, protocol, address, ifnull(interface, ''), exposure);
  -- Who: what is known of a program, as JSON, and the user.
  CREATE TABLE holders (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
  -- began + unsure = first seen; + lasted = last seen; + over = ended. Open: lasted is null.
  -- size is the class of the whole span, 0 while open: what was there at a time is found by it.
  CREATE TABLE listeners (
    id INTEGER PRIMARY KEY, door INTEGER NOT NULL, holder INTEGER NOT NULL, pid INTEGER,
    process_start INTEGER, seen_opening INTEGER NOT NULL, began INTEGER NOT NULL,
    unsure INTEGER NOT NULL, lasted INTEGER, over INTEGER NOT NULL, size INTEGER NOT NULL
  );
  CREATE INDEX listener_times ON listeners (size, began);
  CREATE TABLE peers (
    id INTEGER PRIMARY KEY, protocol TEXT NOT NULL, direction TEXT NOT NULL, address TEXT NOT NULL,
    port INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX peer_of ON peers (address, port, protocol, direction);
  CREATE TABLE connections (
    hour INTEGER NOT NULL, holder INTEGER NOT NULL, peer INTEGER NOT NULL, count INTEGER NOT NULL,
    measured INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL,
    PRIMARY KEY (hour, holder, peer)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE marks (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, facts TEXT NOT NULL
  );
  CREATE INDEX mark_times ON marks (at);
  `,
  `
  -- When the computer slept: from the last reading before to the first one after.
  CREATE TABLE sleeps (start INTEGER PRIMARY KEY, until INTEGER NOT NULL);
  `,
];

export const SCHEMA_VERSION = STEPS.length;

/** The file was written by a newer version of Portico, and is left as it is. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly version: number;

  constructor(version: number) {
    super(`the history file has version ${version}; this Portico knows ${SCHEMA_VERSION}`);
    this.version = version;
  }
}

/** The file is a database of something else. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

export function schemaVersion(db: DatabaseSync): number {
  return numberOf(db, 'user_version');
}

/**
 * Makes sure that the file can be understood. @returns its version, 0 where it is empty
 * @throws {NewerSchemaError} @throws {ForeignFileError}
 */
export function checkSchema(db: DatabaseSync): number {
  const version = schemaVersion(db);
  const application = numberOf(db, 'application_id');
  const isEmpty = numberOf(db, 'schema_version') === 0;
  if (isEmpty) return 0;
  if (application !== APPLICATION_ID) throw new ForeignFileError('not a history of Portico');
  if (version > SCHEMA_VERSION) throw new NewerSchemaError(version);
  return version;
}

/** Brings the file to a version, all or nothing. @param to the newest one outside of tests */
export function migrate(db: DatabaseSync, to = SCHEMA_VERSION): void {
  const from = checkSchema(db);
  if (from >= to) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    for (const step of STEPS.slice(from, to)) db.exec(step);
    db.exec(`PRAGMA user_version = ${to}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** A pragma that answers one number. */
export function numberOf(db: DatabaseSync, pragma: string): number {
  const row = db.prepare(`PRAGMA ${pragma}`).get() ?? {};
  return Number(Object.values(row)[0] ?? 0);
}
