import { RANGES, type Range } from '../model/range.ts';
import { type Door, rankOf } from './door.ts';

/** How many doors are told in words at most. */
export const MOST_TOLD = 200;

export interface TextList {
  readonly ranges: readonly { readonly range: Range; readonly doors: readonly Door[] }[];
  /** How many doors are left out. */
  readonly left: number;
}

/** The doors to be told in words, by range: the strongest uses first where there are too many. */
export function textList(doors: readonly Door[], most = MOST_TOLD): TextList {
  const told = doors
    .toSorted((a, b) => rankOf(a.use) - rankOf(b.use) || a.port - b.port)
    .slice(0, most)
    .toSorted((a, b) => a.port - b.port);
  const ranges = RANGES.map(({ range, first, last }) => ({
    range,
    doors: told.filter(({ port }) => port >= first && port <= last),
  })).filter((part) => part.doors.length > 0);
  return { ranges, left: doors.length - told.length };
}
