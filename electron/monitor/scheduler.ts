/** What runs at every tick; it has to stop soon after `signal` fires. */
export type Task = (signal: AbortSignal) => Promise<void>;

export interface SchedulerOptions {
  readonly intervalMs: number;
  /** How long one run may take before it is cancelled, in milliseconds. */
  readonly limitMs: number;
}

/**
 * Runs a task again and again: never two at a time, each for a limited time, `intervalMs` from start to
 * start. A task that takes longer than half of that gets a rest as long as itself, so that a slow source
 * never keeps a core busy for more than half the time.
 */
export class Scheduler {
  readonly #task: Task;
  readonly #limitMs: number;
  #intervalMs: number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #cancel: AbortController | null = null;
  #last: { start: number; end: number } | null = null;
  #state: 'stopped' | 'running' | 'paused' = 'stopped';

  constructor(task: Task, options: SchedulerOptions) {
    this.#task = task;
    this.#intervalMs = options.intervalMs;
    this.#limitMs = options.limitMs;
  }

  get intervalMs(): number {
    return this.#intervalMs;
  }

  start(): void {
    if (this.#state === 'running') return;
    this.#state = 'running';
    if (!this.#running) this.#plan();
  }

  /** Lets a run that is under way end, and starts no other until {@link start}. */
  pause(): void {
    if (this.#state === 'stopped') return;
    this.#state = 'paused';
    this.#unplan();
  }

  /** Cancels a run that is under way and waits for its end. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#unplan();
    this.#cancel?.abort(new Error('the scheduler was stopped'));
    await this.#running;
  }

  setInterval(intervalMs: number): void {
    this.#intervalMs = intervalMs;
    if (this.#state === 'running' && !this.#running) this.#plan();
  }

  /** Runs now, or joins the run that is under way; resolves at its end. */
  async runNow(): Promise<void> {
    this.#unplan();
    await (this.#running ?? this.#run());
  }

  #plan(): void {
    this.#unplan();
    this.#timer = setTimeout(
      () => void this.#run(),
      Math.max(0, this.#nextStart() - performance.now()),
    );
  }

  #nextStart(): number {
    if (!this.#last) return 0;
    const { start, end } = this.#last;
    return Math.max(start + this.#intervalMs, end + (end - start));
  }

  #unplan(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): Promise<void> {
    const start = performance.now();
    const cancel = new AbortController();
    // A timer that ends with the run: those of AbortSignal.timeout all fire later, for nothing.
    const limit = setTimeout(() => cancel.abort(timeoutError()), this.#limitMs).unref();
    this.#cancel = cancel;
    this.#running = this.#task(cancel.signal).finally(() => {
      clearTimeout(limit);
      this.#last = { start, end: performance.now() };
      this.#running = null;
      this.#cancel = null;
      if (this.#state === 'running') this.#plan();
    });
    return this.#running;
  }
}

/** As AbortSignal.timeout gives it. */
function timeoutError(): DOMException {
  return new DOMException('the run took too long', 'TimeoutError');
}
