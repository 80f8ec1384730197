import { type Door, doorsOf, type HandsOut } from '../../../shared/findings/doors.ts';
import { mayHandOut } from '../../../shared/model/hand-out.ts';
import type { HostFacts, SourceChoice } from '../../../shared/model/status.ts';
import { readOnce, type SingleReading } from '../read-once.ts';

/** What listens on this machine now. */
export interface DoorsAtHand {
  readonly reading: SingleReading;
  readonly handsOut: HandsOut;
  readonly doors: readonly Door[];
}

export async function doorsAtHand(choice: SourceChoice): Promise<DoorsAtHand> {
  const reading = await readOnce(choice);
  const handsOut = handsOutBy(reading.host);
  return { reading, handsOut, doors: doorsOf(reading.snapshot.rows.values(), handsOut) };
}

/** Which ports a system hands out by itself; where it does not say, none is taken to be. */
export function handsOutBy(host: HostFacts): HandsOut {
  return (port, protocol) => mayHandOut(port, host, protocol) === 'yes';
}
