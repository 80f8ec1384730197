import type { Choices } from '../../../shared/findings/choices.ts';
import {
  FindingsEngine,
  type FindingsUpdate,
  NO_PATIENCE,
} from '../../../shared/findings/engine.ts';
import type { SourceChoice } from '../../../shared/model/status.ts';
import { readProgramFiles } from '../../monitor/findings/program-file.ts';
import type { SingleReading } from '../read-once.ts';
import { type DoorsAtHand, doorsAtHand } from './doors-at-hand.ts';

export interface FoundAtHand {
  readonly reading: SingleReading;
  /** What follows from what was read for what was said. */
  readonly judge: (choices: Choices) => FindingsUpdate;
}

/** Reads once, to be held against what is expected. */
export async function foundAtHand(source: SourceChoice): Promise<FoundAtHand> {
  const atHand = await doorsAtHand(source);
  const { doors, reading } = atHand;
  const holders = doors.flatMap((door) => door.rows.flatMap((row) => row.owners));
  const files = readProgramFiles(holders.map(({ pid }) => pid));
  return { reading, judge: (choices) => judge(atHand, files, choices) };
}

function judge(
  { handsOut, reading }: DoorsAtHand,
  programFiles: ReturnType<typeof readProgramFiles>,
  { rules, decisions }: Choices,
): FindingsUpdate {
  const { rows, status } = reading.snapshot;
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect(rules);
  engine.decide(decisions);
  return engine.take({
    rows,
    delta: null,
    takenAt: status.takenAt,
    hiddenReason: status.completeness.reason,
    problems: status.problems,
    programFiles,
  });
}
