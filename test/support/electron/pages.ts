import { app } from './app.ts';
import type { CdpSession } from './cdp.ts';

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: {
    readonly targetId: string;
    readonly type: string;
    readonly openerId?: string;
  };
}

export interface PageListener {
  /** The page is there and waits. */
  attached(session: CdpSession, targetId: string): void;
  gone(): void;
}

const FILTER = [{ type: 'page' }, { exclude: true }];

/** Which page of the browser belongs to which window. */
class Pages {
  readonly #byTarget = new Map<string, PageListener>();
  readonly #bySession = new Map<string, PageListener>();
  readonly #early = new Map<string, CdpSession>();
  #following: Promise<unknown> | null = null;

  /** Opens an empty page. @returns the id of its target */
  async open(place: Readonly<Record<string, unknown>>, listener: PageListener): Promise<string> {
    await this.#follow();
    const { root } = app.chromium;
    const options = { url: 'about:blank', newWindow: true, ...place };
    const { targetId } = await root.send<{ targetId: string }>('Target.createTarget', options);
    this.#byTarget.set(targetId, listener);
    const early = this.#early.get(targetId);
    if (early) this.#attached(early, targetId, listener);
    return targetId;
  }

  #follow(): Promise<unknown> {
    const { root } = app.chromium;
    if (this.#following !== null) return this.#following;
    root.on('Target.attachedToTarget', (told: Attached) => this.#tell(root, told));
    root.on('Target.detachedFromTarget', ({ sessionId }: { sessionId: string }) => {
      this.#bySession.get(sessionId)?.gone();
      this.#bySession.delete(sessionId);
      root.forget(sessionId);
    });
    const options = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
    this.#following = root.send('Target.setAutoAttach', { ...options, filter: FILTER });
    return this.#following;
  }

  #tell(root: CdpSession, { sessionId, targetInfo }: Attached): void {
    const { targetId, openerId } = targetInfo;
    if (openerId !== undefined) {
      void discard(root, root.child(sessionId), targetId);
      return;
    }
    const listener = this.#byTarget.get(targetId);
    const session = root.child(sessionId);
    if (listener) this.#attached(session, targetId, listener);
    else this.#early.set(targetId, session);
  }

  #attached(session: CdpSession, targetId: string, listener: PageListener): void {
    this.#early.delete(targetId);
    this.#bySession.set(session.id, listener);
    listener.attached(session, targetId);
  }
}

/**
 * A page that another page opened is closed again. It shares its opener's thread, which would stand still
 * for as long as it waits.
 */
async function discard(root: CdpSession, page: CdpSession, targetId: string): Promise<void> {
  await page.tellOrForget('Runtime.runIfWaitingForDebugger');
  await root.tellOrForget('Target.closeTarget', { targetId });
}

export const pages = new Pages();
