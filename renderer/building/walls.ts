import type { Sight, Stage } from '../../shared/building/sight.ts';
import type { DynamicRange, Range } from '../../shared/model/range.ts';
import type { Hatch } from './hatch.ts';
import type { Numerals } from './numerals.ts';
import type { Theme } from './theme.ts';

/** All of the picture that does not depend on which doors are in use. */
export interface Walls {
  readonly stage: Stage;
  readonly sight: Sight;
  readonly theme: Theme;
  readonly dynamicRange: DynamicRange | null;
  /** For the doors that this system hands out. */
  readonly hatch: Hatch;
  readonly numerals: Numerals;
}

/** The colour behind the doors of a range. */
export function wallOf(theme: Theme, range: Range): string {
  if (range === 'ephemeral') return theme.tower;
  return range === 'registered' ? theme.wall : theme.lobby;
}
