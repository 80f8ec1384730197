import type { IpcRenderer, IpcRendererEvent } from 'electron/renderer';
import type { Codec } from '../codec.ts';
import type { FromWorld, ToWorld } from '../ipc-messages.ts';
import type { AnyFunction } from './parcel.ts';

type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void;

interface Pending {
  readonly channel: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** `ipcRenderer` of the preload's world. */
export class StandInIpcRenderer implements Pick<IpcRenderer, 'send' | 'invoke'> {
  readonly #codec: Codec;
  readonly #binding: (text: string) => void;
  readonly #listeners = new Map<
    string,
    Array<{ readonly heard: Listener; readonly own: Listener }>
  >();
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(codec: Codec, binding: (text: string) => void) {
    this.#codec = codec;
    this.#binding = binding;
  }

  say(message: FromWorld): void {
    this.#binding(this.#codec.encode(message));
  }

  send(channel: string, ...args: unknown[]): void {
    this.say({ kind: 'send', channel, args });
  }

  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.say({ kind: 'invoke', id, channel, args });
      this.#pending.set(id, { channel, resolve, reject });
    });
  }

  on(channel: string, own: Listener, heard: Listener = own): this {
    this.#listeners.set(channel, [...this.#of(channel), { own, heard }]);
    return this;
  }

  once(channel: string, own: Listener): this {
    return this.on(channel, own, (event, ...args) => {
      this.off(channel, own);
      own(event, ...args);
    });
  }

  off(channel: string, own: Listener): this {
    const index = this.#of(channel).findLastIndex((listener) => listener.own === own);
    this.#listeners.set(channel, this.#of(channel).toSpliced(index, index < 0 ? 0 : 1));
    return this;
  }

  removeListener(channel: string, own: Listener): this {
    return this.off(channel, own);
  }

  removeAllListeners(channel?: string): this {
    if (channel === undefined) this.#listeners.clear();
    else this.#listeners.delete(channel);
    return this;
  }

  /** Called by the main process. */
  readonly hear: AnyFunction = (text) => {
    const message = this.#codec.decode(text as string) as ToWorld;
    if (message.kind === 'send') return this.#emit(message.channel, message.args);
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'answer') return pending?.resolve(message.value);
    const told = `Error invoking remote method '${pending?.channel}': ${message.message}`;
    return pending?.reject(new Error(told));
  };

  #emit(channel: string, args: readonly unknown[]): void {
    const event = { sender: this, ports: [] } as unknown as IpcRendererEvent;
    for (const { heard } of this.#of(channel)) heard(event, ...args);
  }

  #of(channel: string): ReadonlyArray<{ readonly heard: Listener; readonly own: Listener }> {
    return this.#listeners.get(channel) ?? [];
  }
}
