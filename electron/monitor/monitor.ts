import { randomUUID } from 'node:crypto';
import { isEmptyDelta } from '../../shared/diff/delta.ts';
import { diff } from '../../shared/diff/diff.ts';
import type { Rows } from '../../shared/model/socket.ts';
import type {
  Completeness,
  HiddenReason,
  HostFacts,
  MonitorStatus,
  Problem,
  SourceChoice,
  SourceFailure,
  SourceName,
} from '../../shared/model/status.ts';
import type { Attributions, OwnerReader } from './owners/owners.ts';
import type { Publication, Snapshot } from './publication.ts';
import { RowBuilder } from './row-builder.ts';
import { Scheduler } from './scheduler.ts';
import type { Selected, SourceFactory } from './sources/select.ts';
import { NoSourceError, selectSource } from './sources/select.ts';
import type { Reading } from './sources/source.ts';
import { failureOf } from './sources/source.ts';

export interface MonitorOptions {
  readonly sources: ReadonlyMap<SourceName, SourceFactory>;
  readonly owners: OwnerReader;
  readonly host: HostFacts;
  readonly choice: SourceChoice;
  readonly intervalMs: number;
  /** How long one reading may take before it is cancelled, in milliseconds. */
  readonly limitMs: number;
  /** Pids of Portico's own processes. */
  readonly selfPids: ReadonlySet<number>;
  /** Whether a reading waits for facts that are slow to get: for one that is the only one. */
  readonly wait: boolean;
  /** Problems that are not of the reading and are told with every one. */
  readonly standingProblems: () => readonly Problem[];
}

/** After so many failed readings in a row another source is looked for. */
const FAILURES_BEFORE_ANOTHER = 3;
/** While a lesser source serves, the better ones are tried again after this time, in milliseconds. */
const RETRY_BETTER_MS = 60_000;

/**
 * The engine: read → attribute → tag → diff → publish, at every tick. Knows no host; who wants to hear of
 * its readings subscribes.
 */
export class Monitor {
  readonly #options: MonitorOptions;
  readonly #scheduler: Scheduler;
  readonly #listeners = new Set<(publication: Publication) => void>();
  readonly #builder = new RowBuilder();
  #choice: SourceChoice;
  #selected: Selected | null = null;
  #selectedAt = 0;
  #sourceIsStale = false;
  #failuresInRow = 0;
  #latest: Publication | null = null;
  readonly #stopping = new AbortController();

  constructor(options: MonitorOptions) {
    this.#options = options;
    this.#choice = options.choice;
    this.#scheduler = new Scheduler((signal) => this.#tick(signal), options);
  }

  /** What was published last. */
  get latest(): Publication | null {
    return this.#latest;
  }

  /** @returns what ends the subscription */
  subscribe(listener: (publication: Publication) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.#scheduler.start();
  }

  pause(): void {
    this.#scheduler.pause();
  }

  setInterval(intervalMs: number): void {
    this.#scheduler.setInterval(intervalMs);
  }

  /** Takes effect with the next reading, which starts an epoch if another source serves. */
  chooseSource(choice: SourceChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#sourceIsStale = true;
  }

  /** Reads now; resolves when the reading is published. */
  async readNow(): Promise<Publication> {
    await this.#scheduler.runNow();
    if (!this.#latest) throw new Error('a reading ended without being published');
    return this.#latest;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#scheduler.stop();
    await this.#selected?.source.close();
    this.#selected = null;
  }

  async #tick(tickSignal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    let signal = tickSignal;
    try {
      const before = this.#selected;
      const selected = await this.#ensureSource();
      // Looking for a source can use up the tick's time: the one that was found gets a limit of its own.
      if (selected !== before) signal = this.#limited();
      const reading = await selected.source.read(signal);
      const attributions = await this.#options.owners.attribute(
        reading.sockets,
        this.#options.wait,
        signal,
      );
      this.#failuresInRow = 0;
      this.#publishReading(reading, attributions, selected, performance.now() - startedAt);
    } catch (error) {
      this.#publishFailure(error, signal);
    }
  }

  /** The source that serves, chosen anew where it failed too often or a better one may be back. */
  async #ensureSource(): Promise<Selected> {
    const current = this.#selected;
    if (current && !this.#needsAnother(current)) return current;
    const next = await selectSource(this.#options.sources, this.#choice, () =>
      this.#limited(),
    ).catch((error: unknown) => {
      this.#selected = null;
      throw error;
    });
    await current?.source.close();
    this.#selected = next;
    this.#selectedAt = Date.now();
    this.#sourceIsStale = false;
    this.#failuresInRow = 0;
    if (current?.source.name !== next.source.name) this.#builder.expectNewKeys();
    return next;
  }

  #limited(): AbortSignal {
    return AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(this.#options.limitMs)]);
  }

  #needsAnother(current: Selected): boolean {
    if (this.#sourceIsStale || this.#failuresInRow >= FAILURES_BEFORE_ANOTHER) return true;
    return current.failures.length > 0 && Date.now() - this.#selectedAt >= RETRY_BETTER_MS;
  }

  #publishReading(
    reading: Reading,
    attributions: Attributions,
    selected: Selected,
    tookMs: number,
  ): void {
    const rows = this.#builder.build(reading, attributions, {
      dynamicRange: this.#options.host.dynamicRange,
      selfPids: this.#options.selfPids,
      userOf: attributions.userOf,
    });
    const status: MonitorStatus = {
      takenAt: reading.takenAt,
      tookMs,
      source: { name: selected.source.name, failures: selected.failures },
      sourceFailures: [],
      completeness: completenessOf(rows, attributions.hiddenReason),
      problems: [
        ...reading.problems,
        ...attributions.problems,
        ...this.#options.standingProblems(),
      ],
    };
    const before = this.#latest?.snapshot ?? null;
    const isSameSource = before?.status.source?.name === selected.source.name;
    if (!before || !isSameSource) {
      const snapshot: Snapshot = { epoch: randomUUID(), seq: 0, rows, status };
      return this.#publish({ snapshot, delta: null, status });
    }
    const delta = diff(before.rows, rows);
    const seq = isEmptyDelta(delta) ? before.seq : before.seq + 1;
    this.#publish({ snapshot: { epoch: before.epoch, seq, rows, status }, delta, status });
  }

  #publishFailure(error: unknown, signal: AbortSignal): void {
    if (error instanceof NoSourceError) return this.#publishBlind(error.failures);
    const source = this.#selected?.source.name;
    if (!source) throw error;
    this.#failuresInRow += 1;
    const { code, detail } = failureOf(source, error, signal);
    const problem: Problem =
      code === 'timed-out'
        ? { code: 'source-timed-out', source, limitMs: this.#options.limitMs }
        : { code: 'source-failed', source, detail: detail ?? code };
    const before = this.#latest?.snapshot;
    if (!before) {
      return this.#publishBlind([{ source, code, detail }]);
    }
    const status = {
      ...before.status,
      problems: [...withoutFailures(before.status.problems), problem],
    };
    this.#publish({
      snapshot: { ...before, status },
      delta: diff(before.rows, before.rows),
      status,
    });
  }

  /** Nothing can be read: that is said, and no empty list shown. */
  #publishBlind(failures: readonly SourceFailure[]): void {
    const status: MonitorStatus = {
      takenAt: Date.now(),
      tookMs: 0,
      source: null,
      sourceFailures: failures,
      completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
      problems: this.#options.standingProblems(),
    };
    this.#publish({ snapshot: null, delta: null, status });
  }

  #publish(publication: Publication): void {
    if (this.#stopping.signal.aborted) return;
    this.#latest = publication;
    for (const listener of this.#listeners) listener(publication);
  }
}

function withoutFailures(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code !== 'source-failed' && code !== 'source-timed-out');
}

function completenessOf(rows: Rows, reason: HiddenReason | null): Completeness {
  let hidden = 0;
  for (const row of rows.values()) if (row.ownersStatus === 'hidden') hidden += 1;
  return {
    sockets: rows.size,
    socketsWithHiddenOwners: hidden,
    reason: hidden > 0 ? reason : null,
  };
}
