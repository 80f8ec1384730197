import { type Delta, EMPTY_DELTA, isEmptyDelta } from '../../shared/diff/delta.ts';
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
import type { SocketDetails } from '../../shared/model/traffic.ts';
import type { Attributions, OwnerReader } from './owners/owners.ts';
import { newEpoch, type Publication, type Snapshot } from './publication.ts';
import { BUILT_IN_NAMES, type ServiceNames } from './registry/service-names.ts';
import { RowBuilder } from './row-builder.ts';
import { Scheduler } from './scheduler.ts';
import type { Selected, SourceFactory } from './sources/select.ts';
import { NoSourceError } from './sources/select.ts';
import type { Beat, ChangeReading, RawChanges, Reading, SocketSource } from './sources/source.ts';
import { failureOf } from './sources/source.ts';
import { SourceKeeper } from './sources/source-keeper.ts';
import type { TagContext } from './tag.ts';

export interface MonitorOptions {
  readonly sources: ReadonlyMap<SourceName, SourceFactory>;
  readonly owners: OwnerReader;
  readonly host: HostFacts;
  readonly choice: SourceChoice;
  readonly intervalMs: number;
  /** Whether sockets of other network namespaces are read too; missing: no. */
  readonly otherNamespaces?: boolean;
  readonly services?: ServiceNames;
  /** How long one reading may take before it is cancelled, in milliseconds. */
  readonly limitMs: number;
  /** Pids of Portico's own processes. */
  readonly selfPids: ReadonlySet<number>;
  /** Whether a reading waits for facts that are slow to get: for one that is the only one. */
  readonly wait: boolean;
  /** Problems that are not of the reading and are told with every one. */
  readonly standingProblems: () => readonly Problem[];
}

/** What a reading did to the rows. */
interface Update {
  readonly delta: Delta;
  readonly attributions: Attributions;
}

/**
 * The engine: read → attribute → tag → diff → publish, at every tick. Doors are read more often than the
 * rest where the source can do that. Knows no host; who wants to hear of its readings subscribes.
 */
export class Monitor {
  readonly #options: MonitorOptions;
  readonly #scheduler: Scheduler;
  readonly #sources: SourceKeeper;
  readonly #listeners = new Set<(publication: Publication) => void>();
  readonly #builder = new RowBuilder();
  #intervalMs: number;
  #otherNamespaces: boolean;
  #readAllAt = Number.NEGATIVE_INFINITY;
  /** The source whose row keys are in use. */
  #keysOf: SourceName | null = null;
  /** Whether the rows have other keys than those that were published last. */
  #hasNewKeys = false;
  /** What is being read right now. */
  #underWay: Beat | null = null;
  #latest: Publication | null = null;
  #isStopping = false;

  constructor(options: MonitorOptions) {
    this.#options = options;
    this.#intervalMs = options.intervalMs;
    this.#otherNamespaces = options.otherNamespaces ?? false;
    this.#sources = new SourceKeeper(options.sources, options.choice, options.limitMs);
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
    this.#intervalMs = intervalMs;
    this.#planBeats();
  }

  /** Takes effect with the next reading, which starts an epoch if another source serves. */
  chooseSource(choice: SourceChoice): void {
    this.#sources.choose(choice);
  }

  /** Takes effect with the next reading. */
  includeNamespaces(on: boolean): void {
    if (on === this.#otherNamespaces) return;
    this.#otherNamespaces = on;
    this.#readAllAt = Number.NEGATIVE_INFINITY;
  }

  /** Looks at one socket by its row's id; null where it is gone, or the source cannot tell. */
  inspect(id: string): SocketDetails | null {
    if (!this.#builder.rows.has(id)) return null;
    return this.#sources.serving?.source.inspect?.(id) ?? null;
  }

  /** Reads everything now; resolves when the reading is published. */
  async readNow(): Promise<Publication> {
    // To join a reading of doors would not do.
    if (this.#underWay === 'doors') await this.#scheduler.runNow();
    this.#readAllAt = Number.NEGATIVE_INFINITY;
    await this.#scheduler.runNow();
    if (!this.#latest) throw new Error('a reading ended without being published');
    return this.#latest;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#sources.abort();
    await this.#scheduler.stop();
    await this.#sources.close();
  }

  async #tick(tickSignal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    let signal = tickSignal;
    try {
      const before = this.#sources.serving;
      const serving = await this.#sources.ensure();
      if (serving !== before) {
        // Looking for a source can use up the tick's time: the one that was found gets a limit of its own.
        signal = this.#sources.limited();
        this.#readAllAt = Number.NEGATIVE_INFINITY;
        this.#planBeats();
      }
      const beat = this.#nextBeat(serving.source);
      this.#underWay = beat;
      serving.source.includeNamespaces?.(this.#otherNamespaces);
      const reading = await serving.source.read(signal, beat);
      const update = await this.#takeIn(reading, serving.source.name, beat, signal);
      if (beat === 'all') this.#readAllAt = startedAt;
      this.#sources.hasRead();
      this.#publishReading(reading, update, serving, performance.now() - startedAt);
    } catch (error) {
      this.#publishFailure(error, signal);
    } finally {
      this.#underWay = null;
    }
  }

  /** Everything where it is due, within a tenth of the shorter beat; doors in between. */
  #nextBeat({ doorsIntervalMs }: SocketSource): Beat {
    if (doorsIntervalMs === null) return 'all';
    const due = this.#readAllAt + this.#intervalMs - doorsIntervalMs / 10;
    return performance.now() >= due ? 'all' : 'doors';
  }

  #planBeats(): void {
    const doorsIntervalMs = this.#sources.serving?.source.doorsIntervalMs ?? this.#intervalMs;
    this.#scheduler.setInterval(Math.min(this.#intervalMs, doorsIntervalMs));
  }

  /** Makes the rows of what was read, with their owners. */
  async #takeIn(
    reading: Reading | ChangeReading,
    source: SourceName,
    beat: Beat,
    signal: AbortSignal,
  ): Promise<Update> {
    const { owners, wait, host, selfPids, services = BUILT_IN_NAMES } = this.#options;
    if (this.#keysOf !== source) {
      this.#builder.expectNewKeys();
      owners.reset();
      this.#keysOf = source;
      this.#hasNewKeys = true;
    }
    const changes = this.#changesOf(reading);
    const attributions = await owners.attribute(changes, { beat, wait, signal });
    const { userOf } = attributions;
    const { takenAt } = reading;
    const context: TagContext = { host, services, selfPids, userOf, takenAt };
    const delta = this.#builder.update(changes, attributions, context);
    if (!('passed' in reading)) return { delta, attributions };
    const passed = this.#builder.passed(reading.passed, attributions, context);
    return { delta: { ...delta, passed }, attributions };
  }

  /** A source that has just begun says that everything is new; here most of it may be known. */
  #changesOf(reading: Reading | ChangeReading): RawChanges {
    if ('sockets' in reading) return this.#builder.changesTo(reading.sockets);
    const { isWhole, changes } = reading;
    return isWhole ? this.#builder.changesTo(changes.opened) : changes;
  }

  #publishReading(
    { takenAt, problems }: Reading | ChangeReading,
    { delta, attributions }: Update,
    { source, failures }: Selected,
    tookMs: number,
  ): void {
    const status: MonitorStatus = {
      takenAt,
      tookMs,
      source: { name: source.name, failures },
      sourceFailures: [],
      completeness: this.#completeness(attributions.hiddenReason),
      problems: [
        ...problems,
        ...attributions.problems,
        ...this.#unsupported(source),
        ...this.#options.standingProblems(),
      ],
    };
    const before = this.#latest?.snapshot ?? null;
    const { rows } = this.#builder;
    if (!before || this.#hasNewKeys) {
      this.#hasNewKeys = false;
      const snapshot: Snapshot = { epoch: newEpoch(), seq: 0, rows, status };
      return this.#publish({ snapshot, delta: null, status });
    }
    const seq = isEmptyDelta(delta) ? before.seq : before.seq + 1;
    this.#publish({ snapshot: { epoch: before.epoch, seq, rows, status }, delta, status });
  }

  #unsupported(source: SocketSource): Problem[] {
    if (!this.#otherNamespaces || source.includeNamespaces) return [];
    return [{ code: 'namespaces-unsupported', source: source.name }];
  }

  #completeness(hiddenReason: HiddenReason | null): Completeness {
    const hidden = this.#builder.hiddenOwners;
    return {
      sockets: this.#builder.rows.size,
      socketsWithHiddenOwners: hidden,
      reason: hidden > 0 ? hiddenReason : null,
    };
  }

  #publishFailure(error: unknown, signal: AbortSignal): void {
    if (error instanceof NoSourceError) {
      this.#planBeats();
      return this.#publishBlind(error.failures);
    }
    const source = this.#sources.serving?.source.name;
    if (!source) throw error;
    this.#sources.hasFailed();
    const { code, detail } = failureOf(source, error, signal);
    const problem: Problem =
      code === 'timed-out'
        ? { code: 'source-timed-out', source, limitMs: this.#options.limitMs }
        : { code: 'source-failed', source, detail: detail ?? code };
    const before = this.#latest?.snapshot;
    if (!before) return this.#publishBlind([{ source, code, detail }]);
    const status = {
      ...before.status,
      problems: [...withoutFailures(before.status.problems), problem],
    };
    this.#publish({ snapshot: { ...before, status }, delta: EMPTY_DELTA, status });
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
    if (this.#isStopping) return;
    this.#latest = publication;
    for (const listener of this.#listeners) listener(publication);
  }
}

function withoutFailures(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code !== 'source-failed' && code !== 'source-timed-out');
}
