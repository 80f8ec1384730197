import { setTimeout as sleep } from 'node:timers/promises';
import type { EndResult, NamedProcess } from '../../../shared/actions/process.ts';
import type { HeldProcess, Processes, Sent, Signal } from './processes.ts';

/** How often is looked whether processes have ended, in milliseconds. */
const LOOK_EVERY_MS = 25;
/** How long force may take, in milliseconds: the kernel ends all but what waits inside of it at once. */
const FORCE_LIMIT_MS = 2000;

/**
 * One process and perhaps what it started, on their way out. All of them are held on to from before the first
 * signal until it is over.
 */
export class Ending {
  readonly #processes: Processes;
  readonly #root: HeldProcess;
  readonly #isTree: boolean;
  readonly #members: HeldProcess[] = [];
  readonly #missed: NamedProcess[] = [];
  #isHurried = false;

  /** @param root is closed together with this */
  constructor(processes: Processes, root: HeldProcess, isTree: boolean) {
    this.#processes = processes;
    this.#root = root;
    this.#isTree = isTree;
  }

  /** Asks all of them to end. @returns what became of the signal to the first one */
  async begin(): Promise<Sent> {
    // Held before the first is asked: what it started is handed to another parent when it ends.
    const below = this.#isTree ? await this.#holdBelow(this.#root) : [];
    const sent = await this.#root.signal('SIGTERM');
    if (sent !== 'sent') {
      for (const held of below) held.close();
      return sent;
    }
    this.#members.push(this.#root);
    for (const held of below) await this.#take(held, 'SIGTERM');
    return sent;
  }

  /** Lets whoever waits wait no longer. */
  hurry(): void {
    this.#isHurried = true;
  }

  /** Waits until all have ended. @returns whether they have within the time */
  async wait(limitMs: number): Promise<boolean> {
    const end = performance.now() + limitMs;
    this.#isHurried = false;
    for (;;) {
      if ((await this.#left()).length === 0) return true;
      if (this.#isHurried || performance.now() >= end) return false;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Ends by force what is left, and what it has started since. @returns whether all have ended */
  async force(): Promise<boolean> {
    for (const member of await this.#left()) {
      const below = this.#isTree ? await this.#holdBelow(member) : [];
      await member.signal('SIGKILL');
      for (const held of below) await this.#take(held, 'SIGKILL');
    }
    return await this.wait(FORCE_LIMIT_MS);
  }

  result(by: 'term' | 'kill'): EndResult {
    return { state: 'ended', by, ended: this.#members.map(named), missed: this.#missed };
  }

  async stillThere(): Promise<EndResult> {
    return { state: 'still-there', left: (await this.#left()).map(named), missed: this.#missed };
  }

  async left(): Promise<NamedProcess[]> {
    return (await this.#left()).map(named);
  }

  close(): void {
    this.#root.close();
    for (const member of this.#members) member.close();
    this.#members.length = 0;
  }

  async #left(): Promise<HeldProcess[]> {
    const ended = await Promise.all(this.#members.map((member) => member.hasEnded()));
    return this.#members.filter((_, index) => !ended[index]);
  }

  /** What a process started, each held and known to be below it: a pid alone could have gone to another. */
  async #holdBelow(above: HeldProcess): Promise<HeldProcess[]> {
    const known = new Set([above.owner.pid, ...this.#members.map(({ owner }) => owner.pid)]);
    const found: HeldProcess[] = [];
    for (const { pid } of await this.#processes.descendants(above.owner.pid)) {
      if (this.#members.some(({ owner }) => owner.pid === pid)) continue;
      const held = await this.#processes.hold(pid);
      if (!held) continue;
      if (known.has(held.owner.parentPid ?? 0)) {
        known.add(pid);
        found.push(held);
      } else held.close();
    }
    return found;
  }

  async #take(held: HeldProcess, signal: Signal): Promise<void> {
    const sent = await held.signal(signal);
    if (sent === 'sent') {
      this.#members.push(held);
      return;
    }
    if (sent === 'denied') this.#missed.push(named(held));
    held.close();
  }
}

function named({ owner }: HeldProcess): NamedProcess {
  return { pid: owner.pid, name: owner.name };
}
