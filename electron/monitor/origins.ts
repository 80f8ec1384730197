import type { Publication } from './publication.ts';
import type { Origin } from './tag.ts';

/** What a monitor knew of the sockets by their row keys, for the one that takes its place. */
export interface KnownOrigins {
  readonly byKey: ReadonlyMap<string, Origin>;
  /** Whether it was all of them: any other socket is newer then. */
  readonly isWhole: boolean;
}

/** What a monitor's host keeps for it, bit by bit. */
export interface OriginNews {
  /** What was kept before is of other keys. */
  readonly isAnew: boolean;
  readonly known: readonly (readonly [key: string, origin: Origin])[];
  readonly gone: readonly string[];
  /** Whether the host has all of it with this. */
  readonly isWhole: boolean;
}

const EVERY_MS = 1000;
/** More than that would hold up the host; the rest follows. */
const AT_ONCE = 2000;

/**
 * Tells the host of the sockets' origins, seldom and little at once, so that they outlive this process. What is
 * gone again meanwhile is not told.
 */
export class OriginTeller {
  readonly #send: (news: OriginNews) => void;
  readonly #known = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #told = new Set<string>();
  #isAnew = true;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(send: (news: OriginNews) => void) {
    this.#send = send;
  }

  /** @param now milliseconds of any clock that only goes forward */
  take({ snapshot, delta }: Publication, now: number): void {
    if (!snapshot) return;
    if (delta) {
      for (const key of delta.opened.keys()) this.#known.add(key);
      for (const [key, { before, after }] of delta.changed) {
        if (before.role !== after.role) this.#known.add(key);
      }
      for (const key of delta.closed.keys()) this.#drop(key);
    } else this.#beginAnew(snapshot.rows.keys());
    const isNews = this.#isAnew || this.#known.size > 0 || this.#gone.size > 0;
    if (isNews && now - this.#toldAt >= EVERY_MS) this.#tell(snapshot.rows, now);
  }

  #beginAnew(keys: Iterable<string>): void {
    this.#isAnew = true;
    this.#known.clear();
    this.#gone.clear();
    this.#told.clear();
    for (const key of keys) this.#known.add(key);
  }

  #drop(key: string): void {
    this.#known.delete(key);
    if (this.#told.delete(key)) this.#gone.add(key);
  }

  #tell(rows: ReadonlyMap<string, Origin>, now: number): void {
    const known: [string, Origin][] = [];
    for (const key of this.#known) {
      if (known.length === AT_ONCE) break;
      this.#known.delete(key);
      const row = rows.get(key);
      if (!row) continue;
      const { role, firstSeenAt, presentAtStart, asleepSince } = row;
      known.push([key, { role, firstSeenAt, presentAtStart, asleepSince }]);
      this.#told.add(key);
    }
    const gone = [...this.#gone];
    this.#gone.clear();
    this.#send({ isAnew: this.#isAnew, known, gone, isWhole: this.#known.size === 0 });
    this.#isAnew = false;
    this.#toldAt = now;
  }
}

/** What the host of a monitor keeps of what that tells. */
export class OriginKeeper {
  readonly #byKey = new Map<string, Origin>();
  #isWhole = false;

  take({ isAnew, known, gone, isWhole }: OriginNews): void {
    if (isAnew) this.#byKey.clear();
    // A key that was gone may be there again.
    for (const key of gone) this.#byKey.delete(key);
    for (const [key, origin] of known) this.#byKey.set(key, origin);
    this.#isWhole = isWhole;
  }

  /** For the next monitor; null where nothing was told. */
  get known(): KnownOrigins | null {
    return this.#byKey.size === 0 ? null : { byKey: this.#byKey, isWhole: this.#isWhole };
  }
}
