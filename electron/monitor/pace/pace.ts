import { SIGHTS, type Sight } from '../../../shared/model/sight.ts';
import type { Power } from './power.ts';

/** How often is read, in milliseconds from start to start. */
export interface Pace {
  /** Doors alone, as often as the source itself allows at most. */
  readonly doorsMs: number;
  /** Everything. */
  readonly allMs: number;
  /** Where the source cannot read doors alone. */
  readonly wholeMs: number;
}

export interface Circumstances {
  /** How often the user wants everything to be read, in milliseconds. */
  readonly intervalMs: number;
  /** How each client is seen; who takes every single event sees as well as can be. */
  readonly sights: readonly Sight[];
  /** Whether somebody waits to hear of doors without looking. */
  readonly isWaitedFor: boolean;
  readonly keepsHistory: boolean;
  readonly power: Power;
}

interface Beats {
  readonly doorsMs: number;
  /** At the least, whatever interval is set. */
  readonly allMs: number;
}

/** As often as the source can. */
const FASTEST: Beats = { doorsMs: 250, allMs: 0 };

/** While a page can be seen. A paused one shows how much waits, and nothing else. */
const SEEN: Readonly<Record<Exclude<Sight, 'hidden'>, { onMains: Beats; onBattery: Beats }>> = {
  front: { onMains: FASTEST, onBattery: { doorsMs: 1000, allMs: 2000 } },
  visible: { onMains: FASTEST, onBattery: { doorsMs: 2000, allMs: 5000 } },
  paused: {
    onMains: { doorsMs: 1000, allMs: 5000 },
    onBattery: { doorsMs: 5000, allMs: 10_000 },
  },
};

/** While nobody looks, doors are read for findings and history: never less often than this. */
const UNSEEN_DOORS_MS = 5000;
/**
 * History counts connections. What opens and closes between two readings the kernel tells by itself, only not whose
 * it was: a connection has to stay this long for its program to be known for sure.
 */
const UNSEEN_COUNTED_MS = 15_000;
const UNSEEN_COUNTED_SAVING_MS = 30_000;
/** Without history: often enough to notice that a door went to another program. */
const UNSEEN_ALL_MS = 60_000;

/** How often is to be read; null: not at all. */
export function paceFor(circumstances: Circumstances): Pace | null {
  const { power, intervalMs } = circumstances;
  if (power.isAsleep) return null;
  const beats = beatsFor(circumstances);
  if (!beats) return null;
  const { doorsMs } = beats;
  return {
    doorsMs,
    allMs: Math.max(intervalMs, beats.allMs),
    wholeMs: Math.max(intervalMs, doorsMs),
  };
}

/** The best of them; a locked screen lets nobody see anything. */
export function bestSight(sights: readonly Sight[], { isLocked }: Pick<Power, 'isLocked'>): Sight {
  if (isLocked) return 'hidden';
  return SIGHTS.find((sight) => sights.includes(sight)) ?? 'hidden';
}

function beatsFor({ sights, isWaitedFor, keepsHistory, power }: Circumstances): Beats | null {
  const sight = bestSight(sights, power);
  if (sight !== 'hidden') return SEEN[sight][power.isOnBattery ? 'onBattery' : 'onMains'];
  const doorsMs = UNSEEN_DOORS_MS;
  if (keepsHistory) {
    const isSaving = power.isOnBattery || power.isLocked;
    return { doorsMs, allMs: isSaving ? UNSEEN_COUNTED_SAVING_MS : UNSEEN_COUNTED_MS };
  }
  return isWaitedFor ? { doorsMs, allMs: UNSEEN_ALL_MS } : null;
}
