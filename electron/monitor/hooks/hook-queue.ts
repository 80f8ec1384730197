import { setTimeout } from 'node:timers/promises';
import type { Finding } from '../../../shared/findings/finding.ts';

/** `retry`: what failed may work another time. */
export type HookResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly detail: string; readonly retry: boolean };

/** Findings that are told together. */
export interface HookBatch {
  readonly findings: readonly Finding[];
  /** So many more were too many to be told. */
  readonly more: number;
  /** When the last of them was found: milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Findings told together at most. */
const MOST_TOLD = 200;
/** How long to wait before each try after the first, in milliseconds. */
export const RETRY_WAITS_MS: readonly number[] = [1000, 5000, 25_000];

/**
 * Tells one hook what was found, one batch after the other, so that a slow one is never called twice at a time.
 * What is found meanwhile goes with the next.
 */
export class HookQueue {
  readonly #deliver: (batch: HookBatch) => Promise<HookResult>;
  readonly #settled: (failure: { readonly detail: string; readonly count: number } | null) => void;
  readonly #signal: AbortSignal;
  readonly #waitsMs: readonly number[];
  #waiting: HookBatch | null = null;
  #running: Promise<void> | null = null;

  /** @param settled told after each batch whether it arrived (null) */
  constructor(
    deliver: (batch: HookBatch) => Promise<HookResult>,
    settled: (failure: { readonly detail: string; readonly count: number } | null) => void,
    signal: AbortSignal,
    waitsMs = RETRY_WAITS_MS,
  ) {
    this.#deliver = deliver;
    this.#settled = settled;
    this.#signal = signal;
    this.#waitsMs = waitsMs;
  }

  add(fresh: readonly Finding[], at: number): void {
    const { findings, more } = this.#waiting ?? { findings: [], more: 0 };
    const all = [...findings, ...fresh];
    const told = all.slice(0, MOST_TOLD);
    this.#waiting = { findings: told, more: more + all.length - told.length, at };
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Several may be found in one go.
    await Promise.resolve();
    while (this.#waiting && !this.#signal.aborted) {
      const batch = this.#waiting;
      this.#waiting = null;
      const detail = await this.#tell(batch);
      if (this.#signal.aborted) return;
      this.#settled(detail === null ? null : { detail, count: batch.findings.length + batch.more });
    }
  }

  /** @returns why it failed at last; null where it did not */
  async #tell(batch: HookBatch): Promise<string | null> {
    for (const waitMs of [...this.#waitsMs, null]) {
      const result = await this.#deliver(batch);
      if (result.ok) return null;
      if (waitMs === null || !result.retry || this.#signal.aborted) return result.detail;
      await setTimeout(waitMs, null, { signal: this.#signal, ref: false }).catch(() => {});
    }
    return null;
  }
}
