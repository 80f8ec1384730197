import { CommandError } from '../../../shared/api/dispatch.ts';
import { isEmptyDelta } from '../../../shared/diff/delta.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { HistoryChange } from '../../../shared/history/changes.ts';
import { ConnectionTallies } from '../../../shared/history/connection-tallies.ts';
import { ListenerFollower } from '../../../shared/history/follower.ts';
import type { ActionRecord, RecordingState, Watch } from '../../../shared/history/model.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Problem } from '../../../shared/model/status.ts';
import type { Publication, Snapshot } from '../publication.ts';
import { HistoryThread } from './history-thread.ts';
import type { KeeperReport } from './protocol.ts';

/** What happened is written down so long after it was read at most, in milliseconds. */
const FLUSH_MS = 1000;
/** How far was watched is written down that often where nothing happens. */
const HEARTBEAT_MS = 10_000;
/** Readings further apart than this leave a time in which nobody watched. */
const LEAST_GAP_MS = 30_000;
const GAP_INTERVALS = 3;
const BYTES_PER_MEGABYTE = 1_000_000;

/** The keeper of the history, wherever it is. */
export type KeeperLine = Pick<HistoryThread, 'configure' | 'write' | 'ask' | 'close'>;

/** While recording. */
interface Recording {
  readonly session: number;
  readonly follower: ListenerFollower;
  readonly tallies: ConnectionTallies;
  changes: HistoryChange[];
  watch: Watch | null;
  flushedAt: number;
}

/**
 * The monitor's history: follows every reading, before anything is merged for a client, and hands what
 * happened to a thread that keeps it. Records where no other monitor of this user does.
 */
export class HistoryService {
  readonly #folder: string;
  readonly #thread: KeeperLine;
  readonly #changed: () => void;
  #settings: Settings | null = null;
  #state: RecordingState = { state: 'starting' };
  #movedTo: string | null = null;
  #recording: Recording | null = null;
  #latest: Snapshot | null = null;
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param changed called when it began or ceased to be recorded
   * @param connect what starts the keeper, told where its reports go
   */
  constructor(
    folder: string,
    changed: () => void,
    connect: (report: (report: KeeperReport) => void) => KeeperLine = (report) =>
      new HistoryThread(report),
  ) {
    this.#folder = folder;
    this.#changed = changed;
    this.#thread = connect((report) => {
      this.#heard(report);
      this.#changed();
    });
  }

  /** Whether readings are wanted even if nobody looks at them. */
  get wantsReadings(): boolean {
    return this.#settings?.history.on === true && this.#state.state !== 'reading';
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** What a user should know of, with every reading. */
  get problems(): readonly Problem[] {
    const problems: Problem[] = [];
    if (this.#movedTo !== null) problems.push({ code: 'history-damaged', movedTo: this.#movedTo });
    if (this.#state.state === 'failed') {
      const { reason, detail } = this.#state;
      problems.push({ code: 'history-stopped', reason, detail });
    }
    return problems;
  }

  /** Obeys the settings, at the start and whenever they changed. */
  use(settings: Settings): void {
    const before = this.#settings;
    this.#settings = settings;
    const { on, days, megabytes } = settings.history;
    const isSame = JSON.stringify(before?.history) === JSON.stringify(settings.history);
    if (isSame) return;
    this.#flush();
    const limits = { days, bytes: megabytes * BYTES_PER_MEGABYTE };
    this.#thread.configure({ folder: this.#folder, isOn: on, limits });
  }

  /** Takes one reading in. */
  take({ snapshot, delta, status, asleepSince = null }: Publication): void {
    const before = this.#latest;
    this.#latest = snapshot;
    const recording = this.#recording;
    if (!recording || !snapshot) return;
    const isNewEpoch = before?.epoch !== snapshot.epoch || delta === null;
    // A reading that failed brings the rows of the one before.
    const isOld = before?.status.takenAt === status.takenAt;
    if (isOld && !isNewEpoch && isEmptyDelta(delta)) return;
    this.#follow(recording, snapshot, isNewEpoch ? null : delta, asleepSince);
  }

  /** Writes down that something was found. @param at milliseconds since 1970 UTC */
  recordFinding(finding: Finding, at: number): void {
    this.#add({ kind: 'finding', at, finding });
  }

  /** Writes down that something was done, and what came of it. @param at milliseconds since 1970 UTC */
  recordAction(action: ActionRecord, at: number): void {
    this.#add({ kind: 'action', at, action });
  }

  /** Asks about all that happened up to now. @throws {CommandError} */
  get ask(): HistoryThread['ask'] {
    this.#flush();
    return this.#thread.ask.bind(this.#thread);
  }

  /** Deletes all of it. @throws {CommandError} where another monitor records */
  async clear(): Promise<void> {
    this.#flush();
    if (await this.#thread.ask('clear', null)) return;
    throw new CommandError('refused', 'another Portico records the history: clear it there');
  }

  /** Lets what happened be written down. */
  async close(): Promise<void> {
    this.#flush();
    this.#recording = null;
    await this.#thread.close();
  }

  #heard({ state, session, carried, movedTo }: KeeperReport): void {
    this.#state = state;
    this.#movedTo = movedTo ?? this.#movedTo;
    if (state.state !== 'recording') {
      this.#recording = null;
      return;
    }
    if (!carried) return;
    const follower = new ListenerFollower(carried);
    const tallies = new ConnectionTallies((...place) => follower.holderAt(...place));
    const flushedAt = Number.NEGATIVE_INFINITY;
    const recording = { session, follower, tallies, changes: [], watch: null, flushedAt };
    this.#recording = recording;
    if (!this.#latest) return;
    this.#follow(recording, this.#latest, null);
  }

  #follow(
    recording: Recording,
    snapshot: Snapshot,
    delta: Publication['delta'],
    asleepSince: number | null = null,
  ): void {
    const { rows, status } = snapshot;
    const { takenAt, problems } = status;
    const isFirst = recording.watch === null;
    if (asleepSince !== null && recording.watch?.until === asleepSince) {
      recording.changes.push({ kind: 'slept', from: asleepSince, until: takenAt });
    }
    const isSeen = this.#extend(recording, takenAt, asleepSince !== null);
    const unseen = new Set(
      problems.some(({ code }) => code === 'udp-not-read') ? (['udp'] as const) : [],
    );
    const changes = recording.follower.take({ rows, delta, takenAt, unseen }, isSeen);
    for (const change of changes) recording.changes.push(change);
    if (delta) recording.tallies.take(delta, takenAt);
    else if (isFirst) recording.tallies.begin(rows, takenAt);
    if (recording.changes.length > 0 || recording.tallies.hasNews) this.#flushSoon();
    else if (takenAt - recording.flushedAt >= HEARTBEAT_MS) this.#flush();
  }

  /** @returns whether the reading follows the one before closely */
  #extend(recording: Recording, takenAt: number, isAfterSleep: boolean): boolean {
    const { watch } = recording;
    const interval = this.#settings?.intervalMs ?? 0;
    const longest = Math.max(LEAST_GAP_MS, GAP_INTERVALS * interval);
    const step = watch ? takenAt - watch.until : Number.POSITIVE_INFINITY;
    const isClose = step >= 0 && step <= longest && !isAfterSleep;
    if (watch && !isClose) this.#flush();
    recording.watch = { from: isClose && watch ? watch.from : takenAt, until: takenAt };
    return isClose;
  }

  #add(change: HistoryChange): void {
    if (!this.#recording) return;
    this.#recording.changes.push(change);
    this.#flushSoon();
  }

  #flushSoon(): void {
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS).unref();
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const recording = this.#recording;
    if (!recording) return;
    const { session, watch, tallies } = recording;
    const changes = recording.changes;
    recording.changes = [];
    for (const tally of tallies.drain()) changes.push({ kind: 'connections', tally });
    recording.flushedAt = watch?.until ?? 0;
    this.#thread.write(session, { watch, changes });
    if (tallies.hasNews) this.#flushSoon();
  }
}
