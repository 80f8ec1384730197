import { type Delta, EMPTY_DELTA, isEmptyDelta } from '../../shared/diff/delta.ts';
import type {
  HostFacts,
  MonitorStatus,
  Problem,
  SourceChoice,
  SourceFailure,
  SourceName,
} from '../../shared/model/status.ts';
import type { SocketDetails } from '../../shared/model/traffic.ts';
import { blindStatus, completenessOf, failedStatus } from './monitor-status.ts';
import type { KnownOrigins } from './origins.ts';
import type { Attributions, OwnerReader } from './owners/owners.ts';
import { AsleepGap } from './pace/asleep-gap.ts';
import { BeatPlan } from './pace/beat-plan.ts';
import type { Pace } from './pace/pace.ts';
import type { SleepWatch } from './pace/sleep-watch.ts';
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
  readonly sleep?: SleepWatch;
  /** From the monitor whose place this one takes. */
  readonly known?: KnownOrigins | null;
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
  readonly #builder: RowBuilder;
  readonly #plan: BeatPlan;
  readonly #asleep: AsleepGap;
  #otherNamespaces: boolean;
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
    const { intervalMs } = options;
    this.#builder = new RowBuilder(options.known);
    this.#plan = new BeatPlan({ doorsMs: 0, allMs: intervalMs, wholeMs: intervalMs });
    this.#asleep = new AsleepGap(options.sleep);
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

  /** Holds at once. */
  setPace(pace: Pace): void {
    this.#plan.setPace(pace);
    this.#planBeats();
  }

  /** This computer is about to sleep: what comes next is the first reading after it. */
  goesToSleep(): void {
    this.#asleep.begin(this.#scheduler.intervalMs);
  }

  /** Takes effect with the next reading, which starts an epoch if another source serves. */
  chooseSource(choice: SourceChoice): void {
    this.#sources.choose(choice);
  }

  /** Takes effect with the next reading. */
  includeNamespaces(on: boolean): void {
    if (on === this.#otherNamespaces) return;
    this.#otherNamespaces = on;
    this.#plan.wantAll();
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
    this.#plan.wantAll();
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
    this.#lookForSleep();
    try {
      const before = this.#sources.serving;
      const serving = await this.#sources.ensure();
      if (serving !== before) {
        // Looking for a source can use up the tick's time: the one that was found gets a limit of its own.
        signal = this.#sources.limited();
        this.#plan.wantAll();
        this.#planBeats();
      }
      const beat = this.#plan.next(serving.source.doorsIntervalMs, performance.now());
      this.#underWay = beat;
      serving.source.includeNamespaces?.(this.#otherNamespaces);
      const reading = await serving.source.read(signal, beat);
      const update = await this.#takeIn(reading, serving.source.name, beat, signal);
      if (beat === 'all') this.#plan.hasReadAll(startedAt);
      this.#sources.hasRead();
      this.#publishReading(reading, update, serving, performance.now() - startedAt);
    } catch (error) {
      this.#publishFailure(error, signal);
    } finally {
      this.#underWay = null;
    }
  }

  #planBeats(): void {
    const doorsIntervalMs = this.#sources.serving?.source.doorsIntervalMs ?? null;
    this.#scheduler.setInterval(this.#plan.intervalMs(doorsIntervalMs));
  }

  #lookForSleep(): void {
    const readAt = this.#latest?.snapshot?.status.takenAt ?? null;
    if (this.#asleep.look(this.#scheduler.intervalMs, readAt)) this.#plan.wantAll();
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
    const asleepSince = this.#asleep.since;
    const context: TagContext = { host, services, selfPids, userOf, takenAt, asleepSince };
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
    const { rows, hiddenOwners } = this.#builder;
    const status: MonitorStatus = {
      takenAt,
      tookMs,
      source: { name: source.name, failures },
      sourceFailures: [],
      completeness: completenessOf(rows.size, hiddenOwners, attributions.hiddenReason),
      problems: [
        ...problems,
        ...attributions.problems,
        ...this.#unsupported(source),
        ...this.#options.standingProblems(),
      ],
    };
    const before = this.#latest?.snapshot ?? null;
    const asleepSince = this.#asleep.since;
    this.#asleep.end();
    if (!before || this.#hasNewKeys) {
      this.#hasNewKeys = false;
      const snapshot: Snapshot = { epoch: newEpoch(), seq: 0, rows, status };
      return this.#publish({ snapshot, delta: null, status, asleepSince });
    }
    const seq = isEmptyDelta(delta) ? before.seq : before.seq + 1;
    this.#publish({
      snapshot: { epoch: before.epoch, seq, rows, status },
      delta,
      status,
      asleepSince,
    });
  }

  #unsupported(source: SocketSource): Problem[] {
    if (!this.#otherNamespaces || source.includeNamespaces) return [];
    return [{ code: 'namespaces-unsupported', source: source.name }];
  }

  #publishFailure(error: unknown, signal: AbortSignal): void {
    if (error instanceof NoSourceError) {
      this.#planBeats();
      return this.#publishBlind(error.failures);
    }
    const source = this.#sources.serving?.source.name;
    if (!source) throw error;
    this.#sources.hasFailed();
    const failure = failureOf(source, error, signal);
    const before = this.#latest?.snapshot;
    if (!before) return this.#publishBlind([failure]);
    const status = failedStatus(before.status, failure, this.#options.limitMs);
    this.#publish({ snapshot: { ...before, status }, delta: EMPTY_DELTA, status });
  }

  #publishBlind(failures: readonly SourceFailure[]): void {
    const status = blindStatus(failures, this.#options.standingProblems());
    this.#publish({ snapshot: null, delta: null, status });
  }

  #publish(publication: Publication): void {
    if (this.#isStopping) return;
    this.#latest = publication;
    for (const listener of this.#listeners) listener(publication);
  }
}
