import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MessageChannelMain, MessagePortMain } from 'electron/main';

interface Carried {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

type Modelled = 'close' | 'start';

/** One end of a channel in the main process. What comes waits until it is started. */
export class StandInMessagePort extends EventEmitter implements Pick<MessagePortMain, Modelled> {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
    port.unref();
  }

  /** @throws {DOMException} DataCloneError, for what cannot be cloned and for a port that is sent by itself */
  postMessage(data: unknown, transfer: readonly StandInMessagePort[] = []): void {
    const ports = transfer.map((sent) => sent.#port);
    if (ports.includes(this.#port)) {
      throw new DOMException('a port cannot be sent over itself', 'DataCloneError');
    }
    this.#port.postMessage({ data, ports } satisfies Carried, ports);
  }

  start(): void {
    this.#port.on('message', ({ data, ports }: Carried) => {
      this.emit('message', { data, ports: ports.map((port) => new StandInMessagePort(port)) });
    });
    this.#port.unref();
  }

  close(): void {
    this.#port.close();
  }
}

/** `MessageChannelMain`: for the main process itself. Ports are sent to no other process here. */
export class StandInMessageChannel implements Record<keyof MessageChannelMain, StandInMessagePort> {
  readonly port1: StandInMessagePort;
  readonly port2: StandInMessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new StandInMessagePort(port1);
    this.port2 = new StandInMessagePort(port2);
  }
}
