import type { AttributeOptions } from '../../electron/monitor/owners/owners.ts';
import type { RawChanges, RawSocket } from '../../electron/monitor/sources/source.ts';

export const NO_CHANGES: RawChanges = { opened: [], changed: [], closed: [] };

/** The changes of a first reading. */
export function opening(sockets: readonly RawSocket[]): RawChanges {
  return { ...NO_CHANGES, opened: sockets };
}

const never = new AbortController().signal;

/** How owners are asked for after a reading of everything, waiting for what is slow, or not. */
export const NOW: AttributeOptions = { beat: 'all', wait: true, signal: never };
export const LATER: AttributeOptions = { ...NOW, wait: false };
/** After a reading of doors. */
export const AT_DOORS: AttributeOptions = { ...LATER, beat: 'doors' };
