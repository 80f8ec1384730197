import { Supervisor } from '../../electron/monitor/host/supervisor.ts';
import type { FromMonitor, ToMonitor } from '../../electron/monitor/host/wire.ts';

export const SETUP = { dataFolder: '/data', version: '1', selfPids: [7] };

/** A monitor process led by the test. */
export class FakeProcess {
  readonly heard: ToMonitor[] = [];
  ended = 0;
  #message: (message: FromMonitor) => void = () => {};
  #close: () => void = () => {};

  send(message: ToMonitor): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: FromMonitor) => void): void {
    this.#message = listener;
  }
  onClose(listener: () => void): void {
    this.#close = listener;
  }
  async end(): Promise<void> {
    this.ended += 1;
    this.#close();
  }

  say(message: FromMonitor): void {
    this.#message(message);
  }
  die(): void {
    this.#close();
  }
}

/** A supervisor that has started, with the processes that it starts. */
export function supervise() {
  const processes: FakeProcess[] = [];
  const waits: number[] = [];
  const faults: unknown[] = [];
  const trouble = { spawns: 0 };
  const supervisor = new Supervisor({
    spawn: () => {
      if (trouble.spawns > 0) {
        trouble.spawns -= 1;
        throw new Error('no room for another process');
      }
      const process = new FakeProcess();
      processes.push(process);
      return process;
    },
    setup: SETUP,
    onLost: (wait) => waits.push(wait),
    onFault: (error) => faults.push(error),
  });
  supervisor.start();
  const current = (): FakeProcess => {
    const last = processes.at(-1);
    if (!last) throw new Error('no process was started');
    return last;
  };
  return { supervisor, processes, waits, faults, trouble, current };
}
