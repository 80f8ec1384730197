import { type EndPlan, type EndResult, KILL_AFTER_MS } from '../../shared/actions/process.ts';
import { endText, isEnded } from '../../shared/actions/result-text.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { MonitorStore } from '../stores/monitor.svelte.ts';
import type { ToastStore } from '../stores/toasts.svelte.ts';

/**
 * - `looking`: what it would mean is being found out
 * - `asking`: the user is asked
 * - `begun`: the process was asked to end
 * - `waiting`: it has not yet, and the user sees when force will be used
 * - `over`: the result stands in `said`
 */
export type EndPhase = 'looking' | 'asking' | 'begun' | 'waiting' | 'over';

/** One way from the question whether a process is to be ended to its end. */
export class EndFlow {
  readonly #monitor: MonitorStore;
  readonly #toasts: ToastStore;
  readonly #row: SocketRow;
  #pid = $state(0);
  #phase = $state<EndPhase>('looking');
  #plan = $state.raw<EndPlan | null>(null);
  #left = $state(0);
  #secondsLeft = $state(0);
  #said = $state('');
  #isDone = $state(false);
  #action: string | null = null;
  #forceAt = 0;
  #isClosed = false;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(monitor: MonitorStore, toasts: ToastStore, row: SocketRow, pid: number) {
    this.#monitor = monitor;
    this.#toasts = toasts;
    this.#row = row;
    void this.choose(pid);
  }

  get pid(): number {
    return this.#pid;
  }

  get phase(): EndPhase {
    return this.#phase;
  }

  get plan(): EndPlan | null {
    return this.#plan;
  }

  /** How many processes are still there. */
  get left(): number {
    return this.#left;
  }

  /** Until force is used. */
  get secondsLeft(): number {
    return this.#secondsLeft;
  }

  /** What became of it, in words. */
  get said(): string {
    return this.#said;
  }

  /** Whether there is nothing left to be read in the dialog. */
  get isDone(): boolean {
    return this.#phase === 'over' && this.#isDone;
  }

  /** Another one of those that hold the row is meant. */
  async choose(pid: number): Promise<void> {
    this.#pid = pid;
    this.#phase = 'looking';
    this.#plan = null;
    try {
      const plan = await this.#monitor.request('planEnd', { id: this.#row.id, pid });
      if (this.#isClosed || this.#pid !== pid) return;
      this.#plan = plan;
      if (plan) this.#phase = 'asking';
      else this.#end({ state: 'not-the-same', pid, why: 'gone' });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The user has said yes to what the plan told. */
  async begin(tree: boolean, anyway: boolean): Promise<void> {
    const plan = this.#plan;
    if (!plan || this.#phase !== 'asking') return;
    this.#phase = 'begun';
    const { pid, startedAt } = plan.process;
    const argument = { id: this.#row.id, pid, startedAt, tree, anyway };
    await this.#follow(() => this.#monitor.request('endProcess', argument));
  }

  /** Force is used now, instead of later. */
  force(): void {
    if (this.#action !== null) void this.#goOn('kill');
  }

  /** No force is used. */
  leave(): void {
    if (this.#action !== null) void this.#goOn('leave');
  }

  /** The dialog goes away: what was begun ends here, without force. */
  close(): void {
    this.#isClosed = true;
    this.#stopCounting();
    if (this.#action !== null) this.leave();
  }

  async #goOn(how: 'wait' | 'kill' | 'leave'): Promise<void> {
    const action = this.#action;
    if (action === null) return;
    if (how !== 'wait') {
      this.#action = null;
      this.#stopCounting();
    }
    await this.#follow(() => this.#monitor.request('goOnEnding', { action, how }));
  }

  async #follow(ask: () => Promise<EndResult>): Promise<void> {
    let result: EndResult;
    try {
      result = await ask();
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#phase === 'over') return;
    if (result.state !== 'waiting') return this.#end(result);
    this.#left = result.left.length;
    if (this.#phase === 'begun') this.#count(result.action);
    // Another answer is on its way where the user has decided meanwhile.
    if (this.#action === null) return;
    if (performance.now() >= this.#forceAt) await this.#goOn('kill');
    else await this.#goOn('wait');
  }

  #count(action: string): void {
    this.#action = action;
    this.#phase = 'waiting';
    this.#forceAt = performance.now() + KILL_AFTER_MS;
    const tell = (): void => {
      this.#secondsLeft = Math.max(0, Math.ceil((this.#forceAt - performance.now()) / 1000));
    };
    tell();
    this.#timer = setInterval(tell, 200);
    if (this.#isClosed) this.leave();
  }

  #stopCounting(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #fail(error: unknown): void {
    this.#end({ state: 'failed', detail: this.#monitor.reasonOf(error) });
  }

  #end(result: EndResult): void {
    this.#stopCounting();
    this.#action = null;
    this.#phase = 'over';
    const owner = this.#row.owners.find(({ pid }) => pid === this.#pid);
    const name = this.#plan?.process.name ?? owner?.name ?? `${this.#pid}`;
    this.#said = endText(result, name, this.#monitor.messages);
    if (isEnded(result) || result.state === 'left-alone') this.#toasts.done(this.#said);
    else this.#toasts.problem(this.#said);
    this.#isDone = isEnded(result) || result.state === 'left-alone';
  }
}
