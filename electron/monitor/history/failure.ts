import { statfsSync } from 'node:fs';
import type { RecordingState } from '../../../shared/history/model.ts';
import { NewerSchemaError } from './schema.ts';
import { NoSqliteError, SQLITE, sqliteCode } from './sqlite.ts';

const UNWRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
]);
const UNWRITABLE_CODES: ReadonlySet<number | null> = new Set([
  SQLITE.readonly,
  SQLITE.ioError,
  SQLITE.cannotOpen,
]);
/** Less than that is as good as none, in bytes. */
const TOO_LITTLE = 64 * 1024;

/** Why history cannot be recorded. @param folder where it would be */
export function failureOf(error: unknown, folder: string): RecordingState {
  const detail = error instanceof Error ? error.message : String(error);
  const failed = (reason: Extract<RecordingState, { state: 'failed' }>['reason']) =>
    ({ state: 'failed', reason, detail }) as const;
  if (error instanceof NoSqliteError) return failed('unsupported');
  if (error instanceof NewerSchemaError) return failed('newer');
  const code = sqliteCode(error);
  const { code: name } = error as { code?: unknown };
  if (code === SQLITE.full || name === 'ENOSPC' || name === 'EDQUOT') return failed('full');
  if (UNWRITABLE_CODES.has(code) || UNWRITABLE.has(String(name))) {
    // SQLite calls it an error of input or output where its shared memory finds no room.
    return failed(hasRoom(folder) ? 'unwritable' : 'full');
  }
  return failed('failed');
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= TOO_LITTLE;
  } catch {
    return true;
  }
}
