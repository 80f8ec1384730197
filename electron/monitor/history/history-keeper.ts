import type { HistoryBatch } from '../../../shared/history/changes.ts';
import type { RecordingState } from '../../../shared/history/model.ts';
import { ensureDataFolder } from '../settings/data-folder.ts';
import { failureOf } from './failure.ts';
import {
  HistoryLock,
  isDamage,
  openForReading,
  openForWriting,
  sizeOnDisk,
} from './history-file.ts';
import { HistoryReader } from './history-reader.ts';
import { HistoryWriter } from './history-writer.ts';
import type { KeeperReport, KeeperSetup, QuestionName, Questions } from './protocol.ts';
import { clearAll, prune } from './retention.ts';
import type { DatabaseSync } from './sqlite.ts';

/** How often recording is tried again where it cannot be now, in milliseconds. */
const RETRY_MS = 10_000;
/** How often what is too old or too much is deleted. */
const PRUNE_MS = 10 * 60_000;

interface Recording {
  readonly lock: HistoryLock;
  readonly db: DatabaseSync;
  readonly writer: HistoryWriter;
  readonly reader: HistoryReader;
}

/** Keeps the history of one data folder: records where it may, and answers questions in any case. */
export class HistoryKeeper {
  readonly #report: (report: KeeperReport) => void;
  #setup: KeeperSetup | null = null;
  #recording: Recording | null = null;
  #state: RecordingState = { state: 'starting' };
  #session = 0;
  #movedTo: string | null = null;
  #retry: NodeJS.Timeout | null = null;
  #pruning: NodeJS.Timeout | null = null;
  /** What is asked is done one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(report: (report: KeeperReport) => void) {
    this.#report = report;
  }

  configure(setup: KeeperSetup): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#setup;
      this.#setup = setup;
      if (before && before.folder !== setup.folder) this.#stop();
      if (!setup.isOn) {
        this.#stop();
        this.#tell({ state: 'off' });
      } else if (this.#recording) await this.#prune();
      else await this.#begin();
    });
  }

  /** Tries again now instead of after a while. */
  retryNow(): Promise<void> {
    return this.#inTurn(() => this.#begin());
  }

  /** Writes down what happened; a batch of an earlier session is passed over. */
  write(session: number, batch: HistoryBatch): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#recording || session !== this.#session) return;
      try {
        this.#recording.writer.write(batch);
      } catch (error) {
        await this.#failed(error);
      }
    });
  }

  /** @throws where the history cannot be read */
  ask<N extends QuestionName>(
    question: N,
    argument: Questions[N]['argument'],
  ): Promise<Questions[N]['answer']> {
    return this.#inTurn(async () => (await this.#answer(question, argument)) as never);
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#setup = null;
      this.#stop();
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #begin(): Promise<void> {
    if (!this.#setup?.isOn || this.#recording) return;
    const { folder } = this.#setup;
    try {
      await ensureDataFolder(folder);
      const lock = await HistoryLock.take(folder);
      if (lock === null) this.#tell({ state: 'reading' });
      else await this.#record(lock, this.#setup);
    } catch (error) {
      this.#tell(failureOf(error, folder));
    }
    if (!this.#recording) this.#retryLater();
  }

  async #record(lock: HistoryLock, { folder, limits }: KeeperSetup): Promise<void> {
    try {
      const { db, movedTo } = await openForWriting(folder);
      this.#movedTo = movedTo ?? this.#movedTo;
      const recording = {
        lock,
        db,
        writer: new HistoryWriter(db),
        reader: new HistoryReader(db, true),
      };
      this.#recording = recording;
      this.#pruning = setInterval(() => void this.#inTurn(() => this.#prune()), PRUNE_MS).unref();
      prune(db, limits, Date.now());
      this.#tellBeginning(recording);
    } catch (error) {
      if (this.#recording) this.#stop();
      else lock.release();
      throw error;
    }
  }

  /** Where recording begins, or begins anew. */
  #tellBeginning({ reader }: Recording): void {
    this.#session += 1;
    const carried = { open: reader.open(), nextId: reader.nextId, until: reader.until };
    this.#tell({ state: 'recording' }, carried);
  }

  #tell(state: RecordingState, carried: KeeperReport['carried'] = null): void {
    const isSame = JSON.stringify(state) === JSON.stringify(this.#state);
    this.#state = state;
    if (isSame && carried === null) return;
    this.#report({ state, session: this.#session, carried, movedTo: this.#movedTo });
  }

  async #failed(error: unknown): Promise<void> {
    const folder = this.#setup?.folder ?? '';
    this.#stop();
    // A damaged file is set aside when it is opened again, and recording goes on at once.
    if (isDamage(error)) return await this.#begin();
    this.#tell(failureOf(error, folder));
    this.#retryLater();
  }

  #retryLater(): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.retryNow(), RETRY_MS).unref();
  }

  async #prune(): Promise<void> {
    if (!this.#recording || !this.#setup) return;
    const { db, writer } = this.#recording;
    try {
      if (prune(db, this.#setup.limits, Date.now())) writer.forgetIds();
    } catch (error) {
      await this.#failed(error);
    }
  }

  #stop(): void {
    if (this.#retry) clearTimeout(this.#retry);
    if (this.#pruning) clearInterval(this.#pruning);
    const recording = this.#recording;
    this.#recording = null;
    if (!recording) return;
    try {
      recording.db.close();
    } finally {
      recording.lock.release();
    }
  }

  async #answer(question: QuestionName, argument: unknown): Promise<unknown> {
    const folder = this.#setup?.folder ?? '';
    if (question === 'clear') return await this.#clear(folder);
    if (this.#recording) return this.#answerBy(this.#recording.reader, question, argument);
    return await answerFrom(folder, question, argument, this.#state);
  }

  #answerBy(reader: HistoryReader, question: QuestionName, argument: unknown): unknown {
    const folder = this.#setup?.folder ?? '';
    return answerBy(reader, question, argument, this.#state, folder);
  }

  async #clear(folder: string): Promise<boolean> {
    if (this.#recording) {
      clearAll(this.#recording.db);
      this.#recording.writer.forgetIds();
      this.#tellBeginning(this.#recording);
      return true;
    }
    await ensureDataFolder(folder);
    const lock = await HistoryLock.take(folder);
    if (lock === null) return false;
    try {
      const { db } = await openForWriting(folder);
      clearAll(db);
      db.close();
      return true;
    } finally {
      lock.release();
    }
  }
}

/** Answers from the file of a folder in which somebody else may record. @throws where it cannot be read */
export async function answerFrom(
  folder: string,
  question: QuestionName,
  argument: unknown,
  state: RecordingState,
): Promise<unknown> {
  const db = await openForReading(folder).catch((error: unknown) => {
    // Why it cannot be recorded is why it cannot be read: that is told with the facts.
    if (question === 'facts') return null;
    throw error;
  });
  if (!db) return nothing(question, argument, state, folder);
  try {
    const isRecorded = await HistoryLock.isHeld(folder);
    return answerBy(new HistoryReader(db, isRecorded), question, argument, state, folder);
  } finally {
    db.close();
  }
}

function answerBy(
  reader: HistoryReader,
  question: QuestionName,
  argument: unknown,
  recording: RecordingState,
  folder: string,
): unknown {
  switch (question) {
    case 'timeline':
      return reader.timeline(argument as Questions['timeline']['argument']);
    case 'listenedAt':
      return reader.listenedAt(argument as Questions['listenedAt']['argument']);
    case 'listeners':
      return reader.listeners(argument as Questions['listeners']['argument']);
    case 'peers':
      return reader.peers(argument as Questions['peers']['argument']);
    default:
      return { recording, ...reader.facts(), sizeBytes: sizeOnDisk(folder) };
  }
}

/** What a history without anything in it answers. */
function nothing(
  question: QuestionName,
  argument: unknown,
  recording: RecordingState,
  folder: string,
): unknown {
  switch (question) {
    case 'timeline': {
      const { from, to } = argument as Questions['timeline']['argument'];
      const none = { lanes: [], more: 0, listeners: 0, watches: [], sleeps: [] };
      return { from, to, ...none, marks: [], moreMarks: 0 };
    }
    case 'listenedAt': {
      const { time } = argument as Questions['listenedAt']['argument'];
      return { time, isWatched: false, isAsleep: false, listeners: [], more: 0 };
    }
    case 'listeners':
      return { listeners: [], more: 0, watches: [], sleeps: [], marks: [] };
    case 'peers':
      return { peers: [], more: 0, connections: 0 };
    default:
      return { recording, since: null, until: null, listeners: 0, sizeBytes: sizeOnDisk(folder) };
  }
}
