/** So many times within so long, and it is not tried again. */
const MOST = 3;
const WITHIN_MS = 60_000;

/** Counts how often something ended by itself, to tell bad luck from what will not work. */
export class CrashCount {
  #times: readonly number[] = [];

  /** @param now milliseconds since 1970 UTC. @returns whether that was once too often */
  add(now: number): boolean {
    this.#times = [...this.#times.filter((at) => now - at < WITHIN_MS), now];
    return this.#times.length >= MOST;
  }

  /** Begins anew. */
  forget(): void {
    this.#times = [];
  }
}
