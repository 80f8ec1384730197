/** From when until when a listener was open. Times in milliseconds of the system's monotonic clock. */
export interface Life {
  /** The kernel's identity of it, in hex. */
  readonly cookie: string;
  /** When it surely was open. */
  readonly openedAt: number;
  /** Until when it surely was. */
  readonly closingAt: number;
}

/** When a reading began and had ended, on the same clock. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** How often a socket was told to have opened, closed, and passed between two readings. */
export interface Told {
  opened: number;
  closed: number;
  passed: number;
}

/** What a source told during a churn, beside what really was. */
export interface ChurnLog {
  readonly lives: readonly Life[];
  /** In their order. */
  readonly readings: readonly Span[];
  /** By cookie. */
  readonly told: ReadonlyMap<string, Told>;
  /** Whether the source said that some that passed were missed. */
  readonly someMissed: boolean;
}

/** This process's clock, which all processes of this machine share. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Lives that went on from before a reading began until after it ended. */
export function livesThroughReadings({ lives, readings }: ChurnLog): Set<Life> {
  return new Set(
    lives.filter(({ openedAt, closingAt }) => {
      const first = readings[firstFrom(readings, openedAt)];
      return first !== undefined && first.end <= closingAt;
    }),
  );
}

/**
 * A listener that lived through a whole reading has to be told to have opened and closed, once each; any
 * other either that, or to have passed, and neither only where the source said that it missed some.
 * @returns what is wrong, in words
 */
export function faultsOf(log: ChurnLog): string[] {
  const lasting = livesThroughReadings(log);
  return log.lives.flatMap((life) => {
    const { opened, closed, passed } = log.told.get(life.cookie) ?? NEVER;
    const isOnce = opened === 1 && closed === 1 && passed === 0;
    const hasPassed = opened === 0 && closed === 0 && passed === 1;
    const isMissed = log.someMissed && opened + closed + passed === 0;
    if (isOnce || (!lasting.has(life) && (hasPassed || isMissed))) return [];
    const kind = lasting.has(life) ? 'lasting' : 'short';
    return [`${kind} ${life.cookie}: opened ${opened}, closed ${closed}, passed ${passed}`];
  });
}

const NEVER: Told = { opened: 0, closed: 0, passed: 0 };

/** Index of the first reading that began at `time` or later. */
function firstFrom(readings: readonly Span[], time: number): number {
  let [low, high] = [0, readings.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((readings[middle]?.begin ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
