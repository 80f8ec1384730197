import { stepUpdate, type UpdateEvent } from '../../../shared/update/step.ts';
import {
  type UpdateObstacle,
  type UpdateOffer,
  type UpdateState,
  type UpdateWish,
  updateFailure,
} from '../../../shared/update/update.ts';
import { failureOf } from './failure.ts';

/** What looks for a newer version, fetches it and puts it in place. */
export interface UpdateEngine {
  /** @returns null where there is nothing newer */
  check(): Promise<UpdateOffer | null>;
  /** @param progress told of bytes: those that came, and all of them */
  download(progress: (received: number, total: number) => void, signal: AbortSignal): Promise<void>;
  /** Ends the app and starts the new version. */
  restart(): void;
}

export interface UpdateDeskOptions {
  /** Why there are no updates, as far as that is known at the start; null where there may be some. */
  readonly obstacle: UpdateObstacle | null;
  /** @param failed told of what went wrong after {@link UpdateEngine.restart} */
  readonly openEngine: (failed: (error: unknown) => void) => Promise<UpdateEngine | UpdateObstacle>;
  readonly tell: (state: UpdateState) => void;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** @returns what calls it off */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** A server that says nothing for so long has not answered, in milliseconds. */
const CHECK_LIMIT_MS = 30_000;
const STALL_LIMIT_MS = 60_000;

/** Does what the user wishes for, one thing at a time, and nothing by itself. */
export class UpdateDesk {
  readonly #options: UpdateDeskOptions;
  #state: UpdateState;
  #engine: Promise<UpdateEngine | UpdateObstacle> | null = null;
  /** What is under way; what another one brings comes too late. */
  #underWay: AbortController | null = null;
  #lastDownload: Promise<void> = Promise.resolve();
  #callOff: (() => void) | null = null;

  constructor(options: UpdateDeskOptions) {
    this.#options = options;
    const { obstacle } = options;
    this.#state = obstacle ? { kind: 'impossible', why: obstacle } : { kind: 'idle' };
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Whether the network may be asked now. */
  get isAsking(): boolean {
    return this.#state.kind === 'checking' || this.#state.kind === 'downloading';
  }

  /** @returns how far it is; what becomes of it is told */
  wish(wish: UpdateWish): UpdateState {
    const before = this.#state;
    this.#step({ kind: 'wish', wish });
    if (this.#state === before) return before;
    this.#stop();
    if (wish === 'check') this.#run((engine, signal) => this.#check(engine, signal));
    else if (wish === 'download') this.#run((engine, signal) => this.#download(engine, signal));
    else if (wish === 'restart') this.#run(async (engine) => engine.restart());
    return this.#state;
  }

  #run(work: (engine: UpdateEngine, signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const { signal } = controller;
    this.#underWay = controller;
    void this.#open()
      .then(async (engine) => {
        if (signal.aborted) return;
        if (typeof engine === 'string') this.#step({ kind: 'impossible', why: engine });
        else await work(engine, signal);
      })
      .catch((error: unknown) => {
        if (!signal.aborted) this.#failed(error);
      })
      .finally(() => {
        if (!signal.aborted) this.#stop();
      });
  }

  /** Once, if it can be. */
  #open(): Promise<UpdateEngine | UpdateObstacle> {
    this.#engine ??= this.#options
      .openEngine((error) => this.#failed(error))
      .catch((error: unknown) => {
        this.#engine = null;
        throw error;
      });
    return this.#engine;
  }

  async #check(engine: UpdateEngine, signal: AbortSignal): Promise<void> {
    this.#limit(CHECK_LIMIT_MS);
    const offer = await engine.check();
    if (signal.aborted) return;
    if (offer) this.#step({ kind: 'found', offer });
    else this.#step({ kind: 'nothing-new', at: this.#options.now() });
  }

  async #download(engine: UpdateEngine, signal: AbortSignal): Promise<void> {
    // One that was called off has to be over before the next begins.
    await this.#lastDownload;
    if (signal.aborted) return;
    this.#limit(STALL_LIMIT_MS);
    const download = engine.download((received, total) => {
      if (signal.aborted) return;
      this.#limit(STALL_LIMIT_MS);
      this.#step({ kind: 'progress', received, total });
    }, signal);
    this.#lastDownload = download.catch(() => {});
    await download;
    if (!signal.aborted) this.#step({ kind: 'downloaded' });
  }

  #limit(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#options.after(ms, () => {
      this.#stop();
      this.#step({ kind: 'failed', failure: updateFailure('timed-out') });
    });
  }

  #stop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#underWay?.abort();
    this.#underWay = null;
  }

  #failed(error: unknown): void {
    this.#step({ kind: 'failed', failure: failureOf(error) });
  }

  #step(event: UpdateEvent): void {
    const next = stepUpdate(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#options.tell(next);
  }
}
