import { randomBytes } from 'node:crypto';
import { type EndPlan, type EndResult, isAdviceOnly } from '../../../shared/actions/process.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { Ending } from './ending.ts';
import { Guard } from './guard.ts';
import type { HeldProcess, Processes } from './processes.ts';

/** Most programs end at once: so long it is waited before anything is said, in milliseconds. */
const FIRST_WAIT_MS = 1000;
const NEXT_WAIT_MS = 1000;
/** Processes that nobody asks about for so long are left alone, in milliseconds. */
const LEASE_MS = 60_000;
const MOST_PENDING = 16;

/** The process that the user confirmed, and the row by which it was found; null: by its pid alone. */
export interface EndTarget {
  readonly pid: number;
  readonly startedAt: number | null;
  readonly row: SocketRow | null;
}

export interface EndOptions {
  readonly tree: boolean;
  /** Also where it is only advised against. */
  readonly anyway: boolean;
}

interface Pending {
  readonly ending: Ending;
  readonly lease: NodeJS.Timeout;
  /** What was asked for last: one thing is done after the other. */
  turn: Promise<unknown>;
}

/**
 * Ends processes: asks them to first, and by force only when it is told so again. Who is meant is checked
 * while the process is held on to, and every signal goes to what is held.
 */
export class ProcessEnder {
  readonly #processes: Processes;
  readonly #guard: Guard;
  readonly #pending = new Map<string, Pending>();

  /** @param own pids of Portico's own processes */
  constructor(processes: Processes, own: Iterable<number>) {
    this.#processes = processes;
    this.#guard = new Guard(processes, own);
  }

  /** What ending it would mean; null where there is no such process. */
  async plan(pid: number, row: SocketRow | null): Promise<EndPlan | null> {
    const held = await this.#processes.hold(pid);
    if (!held) return null;
    try {
      const { owner } = held;
      const { refusal, advice } = await this.#guard.judge(owner, row);
      const tree = await this.#processes.descendants(pid);
      const sent = await held.signal('none').catch(() => null);
      const { name, user, startedAt, commandLine } = owner;
      return {
        process: { pid, name, user, startedAt, commandLine },
        tree: tree.map((below) => ({ pid: below.pid, name: below.name })),
        refusal,
        advice,
        isAllowed: sent === null ? null : sent !== 'denied',
      };
    } finally {
      held.close();
    }
  }

  async end(target: EndTarget, { tree, anyway }: EndOptions): Promise<EndResult> {
    const { pid } = target;
    const held = await this.#processes.hold(pid);
    if (!held) return { state: 'not-the-same', pid, why: 'gone' };
    const ending = new Ending(this.#processes, held, tree);
    try {
      const objection = await this.#objection(held, target, anyway);
      if (objection) return closed(ending, objection);
      const sent = await ending.begin();
      if (sent === 'gone') return closed(ending, { state: 'not-the-same', pid, why: 'gone' });
      if (sent === 'denied') {
        return closed(ending, { state: 'denied', pid, user: held.owner.user });
      }
      if (await ending.wait(FIRST_WAIT_MS)) return closed(ending, ending.result('term'));
      return { state: 'waiting', action: this.#keep(ending), left: await ending.left() };
    } catch (error) {
      return closed(ending, failed(error));
    }
  }

  /** Goes on with what is under way. Whoever waits is answered at once when something else is asked for. */
  async goOn(action: string, how: 'wait' | 'kill' | 'leave'): Promise<EndResult> {
    const pending = this.#pending.get(action);
    if (!pending) return { state: 'unknown-action' };
    if (how !== 'wait') pending.ending.hurry();
    const result = pending.turn.then(() => this.#goOn(action, how));
    pending.turn = result;
    return await result;
  }

  async #goOn(action: string, how: 'wait' | 'kill' | 'leave'): Promise<EndResult> {
    const pending = this.#pending.get(action);
    if (!pending) return { state: 'unknown-action' };
    const { ending } = pending;
    try {
      if (how === 'wait') {
        pending.lease.refresh();
        if (await ending.wait(NEXT_WAIT_MS)) return this.#over(action, ending.result('term'));
        return { state: 'waiting', action, left: await ending.left() };
      }
      const left = await ending.left();
      if (left.length === 0) return this.#over(action, ending.result('term'));
      if (how === 'leave') return this.#over(action, { state: 'left-alone', left });
      const isOver = await ending.force();
      return this.#over(action, isOver ? ending.result('kill') : await ending.stillThere());
    } catch (error) {
      return this.#over(action, failed(error));
    }
  }

  async close(): Promise<void> {
    for (const action of [...this.#pending.keys()]) this.#over(action, { state: 'unknown-action' });
    await this.#processes.close();
  }

  /** Why nothing is sent; all of it is looked at now, while the process is held on to. */
  async #objection(
    held: HeldProcess,
    { pid, startedAt, row }: EndTarget,
    anyway: boolean,
  ): Promise<EndResult | null> {
    if (!this.#processes.isSameStart(held.owner.startedAt, startedAt)) {
      return { state: 'not-the-same', pid, why: 'other' };
    }
    const { refusal } = await this.#guard.judge(held.owner, row);
    if (refusal !== null && !(anyway && isAdviceOnly(refusal))) {
      return { state: 'refused', pid, why: refusal };
    }
    if (!row) return null;
    const holds = await this.#processes.holds(pid, row);
    if (holds === 'yes') return null;
    if (holds === 'no') return { state: 'not-the-same', pid, why: 'no-socket' };
    return { state: 'denied', pid, user: held.owner.user };
  }

  #keep(ending: Ending): string {
    const [oldest] = this.#pending.keys();
    if (oldest !== undefined && this.#pending.size >= MOST_PENDING) this.#forget(oldest);
    const action = randomBytes(12).toString('hex');
    const lease = setTimeout(() => this.#forget(action), LEASE_MS);
    lease.unref();
    this.#pending.set(action, { ending, lease, turn: Promise.resolve() });
    return action;
  }

  #over(action: string, result: EndResult): EndResult {
    this.#forget(action);
    return result;
  }

  #forget(action: string): void {
    const pending = this.#pending.get(action);
    if (!pending) return;
    clearTimeout(pending.lease);
    pending.ending.close();
    this.#pending.delete(action);
  }
}

function closed(ending: Ending, result: EndResult): EndResult {
  ending.close();
  return result;
}

function failed(error: unknown): EndResult {
  return { state: 'failed', detail: error instanceof Error ? error.message : String(error) };
}
