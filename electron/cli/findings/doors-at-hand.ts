import { type Door, doorsOf, type HandsOut } from '../../../shared/findings/doors.ts';
import { handsOutBy } from '../../../shared/findings/hands-out.ts';
import type { SourceChoice } from '../../../shared/model/status.ts';
import { readOnce, type SingleReading } from '../read-once.ts';
import { withOwnServers } from './own-servers.ts';

/** What listens on this machine now. */
export interface DoorsAtHand {
  readonly reading: SingleReading;
  readonly handsOut: HandsOut;
  readonly doors: readonly Door[];
}

export async function doorsAtHand(choice: SourceChoice): Promise<DoorsAtHand> {
  const read = await readOnce(choice);
  const { snapshot } = read;
  const reading = { ...read, snapshot: { ...snapshot, rows: withOwnServers(snapshot.rows) } };
  const handsOut = handsOutBy(reading.host);
  return { reading, handsOut, doors: doorsOf(reading.snapshot.rows.values(), handsOut) };
}
