import type { WebFrameMain } from 'electron/main';
import { toApp, toAppOrigin } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { codec } from './devalue.ts';
import { RECEIVER, type ToWorld } from './ipc-messages.ts';

/** What Chromium tells of a frame. */
export interface FrameFacts {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
  readonly name?: string;
  readonly securityOrigin?: string;
}

let lastId = 0;

/** One document in one frame: the next document there is another. */
export class StandInFrame
  implements Pick<WebFrameMain, 'url' | 'origin' | 'name' | 'detached' | 'isDestroyed' | 'send'>
{
  readonly #session: CdpSession;
  readonly name: string;
  readonly url: string;
  readonly parent: StandInFrame | null;
  readonly routingId: number;
  readonly processId = 1;
  #origin: string;
  #world: number | null = null;
  #isDestroyed = false;

  constructor(session: CdpSession, facts: FrameFacts, parent: StandInFrame | null) {
    this.#session = session;
    this.url = toApp(facts.url);
    this.name = facts.name ?? '';
    this.parent = parent;
    this.#origin = facts.securityOrigin ?? '';
    lastId += 1;
    this.routingId = lastId;
  }

  get origin(): string {
    return toAppOrigin(this.#origin);
  }

  get top(): StandInFrame {
    return this.parent?.top ?? this;
  }

  get detached(): boolean {
    return this.#isDestroyed;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** The preload's world of this document. Its origin is that of the document, inherited ones too. */
  worldBegins(context: number, origin: string): void {
    this.#world = context;
    this.#origin = origin;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#world = null;
  }

  send(channel: string, ...args: unknown[]): void {
    this.tell({ kind: 'send', channel, args });
  }

  tell(message: ToWorld): void {
    const text = codec.encode(message);
    if (this.#world === null) return;
    void this.#session.tellOrForget('Runtime.callFunctionOn', {
      executionContextId: this.#world,
      functionDeclaration: `function (text) { globalThis.${RECEIVER}?.(text); }`,
      arguments: [{ value: text }],
    });
  }
}
