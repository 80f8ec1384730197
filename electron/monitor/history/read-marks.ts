import { programText } from '../../../shared/findings/finding-text.ts';
import { shortName } from '../../../shared/findings/program.ts';
import type { HistoryMark, Listener } from '../../../shared/history/model.ts';
import { en } from '../../../shared/messages/en.ts';
import type { MarkFacts } from './history-writer.ts';
import type { Narrowing } from './narrowing.ts';
import { schemaVersion } from './schema.ts';
import type { DatabaseSync } from './sqlite.ts';

/** The marks that are asked for. */
export interface MarksQuestion {
  /** Milliseconds since 1970 UTC, both included. */
  readonly from: number;
  readonly to: number;
  readonly narrowing: Narrowing;
  /** Those of this time that are asked for: their findings and actions are, too. */
  readonly listeners: readonly Listener[];
  /** The most that are told; the newest are kept. */
  readonly most: number;
}

/** What was found and done in a time, oldest first. */
export function readMarks(
  db: DatabaseSync,
  { from, to, narrowing, listeners, most }: MarksQuestion,
): HistoryMark[] {
  if (schemaVersion(db) < 2) return [];
  const isMeant = markFilter(narrowing, listeners);
  const statement = db.prepare(
    'SELECT at, type, kind, facts FROM marks WHERE at BETWEEN ? AND ? ORDER BY at DESC',
  );
  const marks: HistoryMark[] = [];
  for (const { at, type, kind, facts } of statement.iterate(Math.floor(from), Math.ceil(to))) {
    const mark: HistoryMark = {
      at: Number(at),
      type: type === 'action' ? 'action' : 'finding',
      kind: String(kind),
      ...(JSON.parse(String(facts)) as MarkFacts),
    };
    if (isMeant(mark)) marks.push(mark);
    if (marks.length === most) break;
  }
  return marks.reverse();
}

function markFilter({ port, text }: Narrowing, listeners: readonly Listener[]) {
  const wanted = text.toLowerCase();
  // Marks keep only the name of the program: by unit, script or user they are found by who listened.
  const doors = new Set(wanted === '' ? [] : listeners.flatMap(doorsOf));
  return ({ port: written, ports, program }: HistoryMark): boolean => {
    if (port !== null && written !== `${port}` && !ports.includes(port)) return false;
    if (wanted === '') return true;
    if (program === null) return false;
    return (
      program.toLowerCase().includes(wanted) || ports.some((one) => doors.has(`${one} ${program}`))
    );
  };
}

/** A door as a finding, and as an action, names it. */
function doorsOf({ port, program }: Listener): string[] {
  return [`${port} ${programText(program, en)}`, `${port} ${shortName(program)}`];
}
