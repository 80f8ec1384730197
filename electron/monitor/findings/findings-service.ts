import { EMPTY_DELTA } from '../../../shared/diff/delta.ts';
import { type Door, doorsOf, type HandsOut } from '../../../shared/findings/doors.ts';
import {
  FindingsEngine,
  type FindingsReading,
  type FindingsUpdate,
} from '../../../shared/findings/engine.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { FindingsProblem, FindingsState } from '../../../shared/findings/findings-state.ts';
import { handsOutBy } from '../../../shared/findings/hands-out.ts';
import { countsOf, stateOf } from '../../../shared/findings/state-of.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import type { Publication } from '../publication.ts';
import { ChoiceKeeper } from './choice-keeper.ts';
import { ProgramFiles } from './program-files.ts';
import { Throttle } from './throttle.ts';

/** A client is told at most this often, in milliseconds. */
const TELL_INTERVAL_MS = 250;
/** How often what does not come with a reading is looked at, in milliseconds. */
const SLOW_BEAT_MS = 10_000;

export interface FindingsServiceOptions {
  readonly folder: string;
  readonly host: HostFacts;
  /** Problems of those who are told of findings. */
  readonly otherProblems: () => readonly FindingsProblem[];
  /** Told whenever {@link FindingsService.state} is another. */
  readonly changed: () => void;
  /** Told of findings that were not told before, gravest first. */
  readonly found: (fresh: readonly Finding[], at: number) => void;
  /** Called now and then, for what need not be done at every reading. */
  readonly slowBeat?: () => void;
  readonly programFiles?: ProgramFiles;
}

/**
 * Findings of a running monitor: takes in every reading before anything of it is merged for a client, follows
 * what the user said wherever it was said, and knows what a client is to be told.
 */
export class FindingsService {
  readonly choices: ChoiceKeeper;
  readonly handsOut: HandsOut;
  readonly #options: FindingsServiceOptions;
  readonly #engine: FindingsEngine;
  readonly #files: ProgramFiles;
  readonly #tell = new Throttle(TELL_INTERVAL_MS, () => this.#tellState());
  #reading: FindingsReading | null = null;
  #update: Omit<FindingsUpdate, 'fresh'> = { findings: [], decided: [], said: new Map() };
  #state: FindingsState;
  #stateText = '';
  #slowBeat: NodeJS.Timeout | null = null;

  constructor(options: FindingsServiceOptions) {
    this.#options = options;
    this.choices = new ChoiceKeeper(options.folder);
    this.handsOut = handsOutBy(options.host);
    this.#engine = new FindingsEngine(this.handsOut);
    this.#files = options.programFiles ?? new ProgramFiles();
    this.#state = this.#stateNow();
  }

  async start(): Promise<void> {
    await this.choices.load();
    this.obey();
    // Nobody has heard of another one yet.
    this.#takeState();
    this.#slowBeat = setInterval(() => void this.#lookAround(), SLOW_BEAT_MS).unref();
  }

  stop(): void {
    if (this.#slowBeat) clearInterval(this.#slowBeat);
    this.#tell.stop();
  }

  /** Whether something is expected, so that something can be found. */
  get hasBaseline(): boolean {
    return this.choices.rules !== null;
  }

  get state(): FindingsState {
    return this.#state;
  }

  /** All that holds, however much it is. */
  get latest(): Pick<FindingsUpdate, 'findings' | 'decided'> {
    return this.#update;
  }

  countsNow(): FindingsState['counts'] {
    return countsOf(this.#update.findings);
  }

  /** What listens now, by the latest reading; null while nothing was read. */
  doors(): readonly Door[] | null {
    return this.#reading && doorsOf(this.#reading.rows.values(), this.handsOut);
  }

  /** The doors of one row; null where there is none of that key. */
  doorsOfRow(id: string): readonly Door[] | null {
    const row = this.#reading?.rows.get(id);
    return row ? doorsOf([row], this.handsOut) : null;
  }

  take({ snapshot, delta }: Publication): void {
    void this.choices.refresh().then((changed) => changed && this.obey());
    if (!snapshot) return;
    const { rows, status } = snapshot;
    this.#judge({
      rows,
      delta: this.#reading && delta,
      takenAt: status.takenAt,
      hiddenReason: status.completeness.reason,
      problems: status.problems,
      programFiles: this.#files.files,
    });
  }

  /** What the user said is in force from now on. */
  obey(): void {
    this.#engine.expect(this.choices.rules);
    this.#engine.decide(this.choices.choices.decisions);
    this.#judgeAgain();
    this.#tell.call();
  }

  /** Something else may be to be told than before. */
  mayHaveChanged(): void {
    this.#tell.call();
  }

  async #lookAround(): Promise<void> {
    this.#options.slowBeat?.();
    if (await this.choices.refresh()) this.obey();
    if (!this.hasBaseline || !this.#reading) return;
    if (await this.#files.look(this.#reading.rows)) this.#judgeAgain();
  }

  #judgeAgain(): void {
    if (!this.#reading) return;
    this.#judge({ ...this.#reading, delta: EMPTY_DELTA, programFiles: this.#files.files });
  }

  #judge(reading: FindingsReading): void {
    this.#reading = reading;
    const { fresh, ...update } = this.#engine.take(reading);
    const { findings, decided } = update;
    const isSame = findings === this.#update.findings && decided === this.#update.decided;
    this.#update = update;
    if (fresh.length > 0) this.#options.found(fresh, reading.takenAt);
    if (!isSame) this.#tell.call();
  }

  #tellState(): void {
    if (this.#takeState()) this.#options.changed();
  }

  /** @returns whether it is another */
  #takeState(): boolean {
    const state = this.#stateNow();
    const text = JSON.stringify(state);
    if (text === this.#stateText) return false;
    this.#state = state;
    this.#stateText = text;
    return true;
  }

  #stateNow(): FindingsState {
    const { rules, faults, undoable, problems } = this.choices;
    return stateOf(this.#update, {
      rules: rules === null ? null : rules.length,
      faults,
      undo: undoable,
      problems: [...problems, ...this.#options.otherProblems()],
    });
  }
}
