import type { Owner } from '../../../shared/model/socket.ts';
import type { HeldProcess, Sent, Signal } from './processes.ts';

/**
 * A process by its pid alone, where the system offers nothing to hold on to: it is looked at again right
 * before each signal, and between that look and the signal another one can still take its place.
 */
export class CheckedPid implements HeldProcess {
  readonly owner: Owner;
  readonly #isStill: (owner: Owner) => Promise<boolean>;

  constructor(owner: Owner, isStill: (owner: Owner) => Promise<boolean>) {
    this.owner = owner;
    this.#isStill = isStill;
  }

  async signal(signal: Signal | 'none'): Promise<Sent> {
    const { pid } = this.owner;
    if (!(await this.#isStill(this.owner))) return 'gone';
    try {
      process.kill(pid, signal === 'none' ? 0 : signal);
      return 'sent';
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ESRCH') return 'gone';
      if (code === 'EPERM' || code === 'EACCES') return 'denied';
      throw error;
    }
  }

  async hasEnded(): Promise<boolean> {
    return !(await this.#isStill(this.owner));
  }

  close(): void {}
}
