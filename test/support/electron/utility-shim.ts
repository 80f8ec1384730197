import { EventEmitter } from 'node:events';
import { carriable } from './carry.ts';

/**
 * Loaded into a utility process before its own code: `process.parentPort` in place of Node's own channel.
 * What comes before somebody listens waits.
 */
class ParentPort extends EventEmitter {
  readonly #send = process.send?.bind(process);
  #waiting: unknown[] | null = [];

  constructor() {
    super();
    process.on('message', (data) => {
      if (this.#waiting) this.#waiting.push(data);
      else this.emit('message', { data, ports: [] });
    });
    this.on('newListener', (event) => {
      if (event === 'message') queueMicrotask(() => this.#start());
    });
  }

  postMessage(message: unknown): void {
    if (process.connected) this.#send?.(carriable(message));
  }

  #start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const data of waiting) this.emit('message', { data, ports: [] });
  }
}

// Processes forked from here are Node's own again.
process.execArgv = process.execArgv.slice(0, process.execArgv.lastIndexOf('--import'));
Object.assign(process, { parentPort: new ParentPort(), type: 'utility' });
process.on('disconnect', () => process.exit());
delete process.send;
