import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents, WebPreferences } from 'electron/main';
import { sightScript } from '../page-sight.ts';
import { toApp, toBrowser } from './addresses.ts';
import { app } from './app.ts';
import type { CdpSession } from './cdp.ts';
import { codec } from './devalue.ts';
import type { StandInFrame } from './frame.ts';
import { FrameTree } from './frame-tree.ts';
import { ipcMain } from './ipc-main.ts';
import type { FromWorld, WorldBounds } from './ipc-messages.ts';
import type { Navigation } from './network.ts';
import { attachPage } from './page-target.ts';
import { PreventableEvent } from './prevent.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Modelled =
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'setWindowOpenHandler';

let lastId = 0;

/** `webContents` of a window: a page of the browser. */
export class StandInWebContents extends EventEmitter implements Pick<WebContents, Modelled> {
  readonly id: number;
  readonly #preferences: WebPreferences;
  readonly #page = Promise.withResolvers<CdpSession>();
  #frames: FrameTree | null = null;
  #openHandler: OpenHandler | null = null;
  #isDestroyed = false;
  #isCrashed = false;
  /** As electron.d.ts has it, also where the window was never shown. */
  #isSeen = true;

  constructor(preferences: WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.#page.promise.catch(() => {});
    app.emit('web-contents-created', new PreventableEvent(), this);
  }

  /** As the types of the real module want it, in what they are handed of this stand-in. */
  get asReal(): WebContents {
    return this as unknown as WebContents;
  }

  get mainFrame(): StandInFrame | null {
    return this.#frames?.main ?? null;
  }

  /** The page is there, paused and empty. */
  async attach(target: CdpSession, mainFrameId: string): Promise<void> {
    const { preload, nodeIntegrationInSubFrames: inSubFrames = false } = this.#preferences;
    const frames = new FrameTree(target, mainFrameId, (frame, text) => this.#hear(frame, text));
    this.#frames = frames;
    target.on('Inspector.targetCrashed', () => this.#crashed());
    target.on('Page.loadEventFired', () => this.emit('did-finish-load'));
    target.on('Page.windowOpen', ({ url }: { url: string }) => this.#windowOpened(toApp(url)));
    await attachPage(target, {
      frames,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
      inSubFrames,
      owner: {
        id: this.id,
        isMain: (frameId) => frames.isMain(frameId),
        mayNavigate: (navigation) => this.#mayNavigate(frames, navigation),
      },
    });
    this.#page.resolve(target);
  }

  /** What Chromium does with a page when its window is hidden, and shown again. */
  beSeen(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    const expression = sightScript(isSeen);
    void this.#page.promise.then(
      (page) => page.tellOrForget('Runtime.evaluate', { expression }),
      () => {},
    );
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#frames?.main.destroy();
    this.#page.reject(new Error('the page is gone'));
    this.emit('destroyed');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getURL(): string {
    return this.mainFrame?.url ?? '';
  }

  /** Not in the documented API, but in the real module too. */
  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.mainFrame?.send(channel, ...args);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page.promise;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const told = await page.send<{ errorText?: string }>('Page.navigate', { url: toBrowser(url) });
    if (told.errorText === undefined) return loaded;
    this.emit('did-fail-load', new PreventableEvent(), -2, told.errorText, url, true);
    throw new Error(`${told.errorText} loading '${url}'`);
  }

  /** Nobody opens the tools for developers here. */
  isDevToolsOpened(): boolean {
    return false;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  /** Goes on in a process of its own where the one before is gone. */
  reload(): void {
    this.#isCrashed = false;
    void this.#page.promise.then((page) => page.tellOrForget('Page.reload'));
  }

  forcefullyCrashRenderer(): void {
    // A process that has crashed does not answer.
    void this.#page.promise.then((page) => void page.tellOrForget('Page.crash'));
  }

  #crashed(): void {
    this.#isCrashed = true;
    const details = { reason: 'crashed', exitCode: 5 };
    this.emit('render-process-gone', new PreventableEvent(), details);
  }

  /** The browser closes it again; only that is modelled. */
  #windowOpened(url: string): void {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: {} };
    const answer = this.#openHandler?.(details as never) ?? { action: 'allow' };
    if (answer.action !== 'deny') throw new Error('windows that pages open are not modelled');
  }

  #mayNavigate(frames: FrameTree, { url, browserUrl, frameId, isRedirect }: Navigation): boolean {
    const isMainFrame = frames.isMain(frameId);
    const isAsked = frames.takeAsked(frameId, browserUrl);
    const names = isRedirect
      ? ['will-redirect']
      : ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
    // Electron asks about redirects always, else only when the page itself wants to go.
    if (!isRedirect && !isAsked) return true;
    const frame = frames.find(frameId) ?? null;
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame, frame });
    for (const name of names) {
      this.emit(name, event, url);
      if (event.defaultPrevented) return false;
    }
    return true;
  }

  #hear(frame: StandInFrame, text: string): void {
    const said = codec.decode(text) as FromWorld;
    if (said.kind === 'bounds') this.emit('stand-in-bounds', said.bounds satisfies WorldBounds);
    else if (said.kind === 'send') {
      ipcMain.emit(said.channel, this.#event(frame) as unknown as IpcMainEvent, ...said.args);
    } else if (said.kind === 'invoke') void this.#answer(frame, said);
    else {
      process.stderr.write(`stand-in: the preload script failed: ${said.error.stack}\n`);
      this.emit('preload-error', new PreventableEvent(), '', said.error);
    }
  }

  async #answer(
    frame: StandInFrame,
    { id, channel, args }: Extract<FromWorld, { kind: 'invoke' }>,
  ): Promise<void> {
    try {
      const event = this.#event(frame) as unknown as IpcMainInvokeEvent;
      frame.tell({ kind: 'answer', id, value: await ipcMain.answer(channel, event, args) });
    } catch (error) {
      frame.tell({ kind: 'failure', id, message: String(error) });
    }
  }

  #event(frame: StandInFrame): object {
    return Object.assign(new PreventableEvent(), {
      sender: this,
      frameId: frame.routingId,
      processId: frame.processId,
      ports: [],
      type: 'frame',
      reply: (channel: string, ...args: unknown[]) => frame.send(channel, ...args),
      get senderFrame() {
        return frame.isDestroyed() ? null : frame;
      },
    });
  }
}
