import type { CdpSession } from './cdp.ts';
import { type FrameFacts, StandInFrame } from './frame.ts';
import { BINDING, WORLD } from './ipc-messages.ts';

interface Context {
  readonly id: number;
  readonly origin: string;
  readonly name: string;
  readonly auxData: { readonly frameId: string };
}

/** The frames of a page, kept by what Chromium tells of them. */
export class FrameTree {
  readonly #frames = new Map<string, StandInFrame>();
  readonly #worlds = new Map<string, StandInFrame>();
  /** Where each frame's page asked to go: the browser and the app itself do not ask. */
  readonly #asked = new Map<string, string>();
  readonly #hear: (frame: StandInFrame, text: string) => void;
  #main: StandInFrame;
  readonly #mainId: string;

  constructor(
    session: CdpSession,
    mainId: string,
    hear: (frame: StandInFrame, text: string) => void,
  ) {
    this.#hear = hear;
    this.#mainId = mainId;
    this.#main = new StandInFrame(session, { id: mainId, url: 'about:blank' }, null);
    this.#frames.set(mainId, this.#main);
  }

  get main(): StandInFrame {
    return this.#main;
  }

  find(id: string): StandInFrame | undefined {
    return this.#frames.get(id);
  }

  isMain(id: string): boolean {
    return id === this.#mainId;
  }

  /** Whether the document in the frame asked to go to `url`; asked about once. */
  takeAsked(id: string, url: string): boolean {
    const isAsked = this.#asked.get(id) === withoutHash(url);
    this.#asked.delete(id);
    return isAsked;
  }

  /** Listens to a session: the page's, or that of a frame in a process of its own. */
  follow(session: CdpSession): void {
    session.on('Page.frameNavigated', ({ frame }: { frame: FrameFacts }) => {
      this.#navigated(session, frame);
    });
    session.on('Page.frameDetached', (told: { frameId: string; reason: string }) => {
      if (told.reason === 'remove') this.#drop(told.frameId);
    });
    session.on('Page.frameRequestedNavigation', (told: { frameId: string; url: string }) => {
      this.#asked.set(told.frameId, withoutHash(told.url));
    });
    session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
      if (context.name !== WORLD) return;
      const frame = this.#frames.get(context.auxData.frameId);
      frame?.worldBegins(context.id, context.origin);
      if (frame) this.#worlds.set(`${session.id} ${context.id}`, frame);
    });
    session.on('Runtime.bindingCalled', (told: BindingCalled) => {
      const frame = this.#worlds.get(`${session.id} ${told.executionContextId}`);
      if (told.name === BINDING && frame) this.#hear(frame, told.payload);
    });
  }

  #navigated(session: CdpSession, facts: FrameFacts): void {
    const parent = facts.parentId ? (this.#frames.get(facts.parentId) ?? null) : null;
    const frame = new StandInFrame(session, facts, parent);
    if (facts.id === this.#mainId) {
      for (const id of this.#frames.keys()) this.#drop(id);
      this.#main = frame;
    } else this.#drop(facts.id);
    this.#frames.set(facts.id, frame);
  }

  #drop(id: string): void {
    this.#frames.get(id)?.destroy();
    this.#frames.delete(id);
  }
}

interface BindingCalled {
  readonly name: string;
  readonly payload: string;
  readonly executionContextId: number;
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
