import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as RealWindow,
  Rectangle,
} from 'electron/main';
import { app } from './app.ts';
import type { CdpSession } from './cdp.ts';
import { type OpenWindow, openWindows } from './open-windows.ts';
import { pages } from './pages.ts';
import { PreventableEvent } from './prevent.ts';
import { session } from './session.ts';
import { StandInWebContents } from './web-contents.ts';
import { WindowState } from './window-state.ts';

type Modelled =
  | 'close'
  | 'destroy'
  | 'autoHideMenuBar'
  | 'focus'
  | 'getBackgroundColor'
  | 'getBounds'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'minimize'
  | 'removeMenu'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setOverlayIcon'
  | 'show';

const DEFAULT_BOUNDS: Rectangle = { x: 100, y: 60, width: 800, height: 600 };

let focused: BrowserWindow | null = null;

/** `BrowserWindow`: a page of the browser, with what a window system would know of it kept here. */
export class BrowserWindow extends EventEmitter implements Pick<RealWindow, Modelled>, OpenWindow {
  readonly webContents: StandInWebContents;
  readonly autoHideMenuBar: boolean;
  readonly #title: string;
  readonly #state: WindowState;
  readonly #target: Promise<string>;
  #bounds: Rectangle;
  #background: string;
  #isVisible = false;
  #isMinimized = false;
  #hasMenu = true;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#title = options.title ?? app.name;
    this.autoHideMenuBar = options.autoHideMenuBar ?? false;
    this.#background = (options.backgroundColor ?? '#FFF').toUpperCase();
    this.#state = new WindowState(options);
    const { x, y, width, height } = { ...DEFAULT_BOUNDS, ...options };
    this.#bounds = this.#state.bounds() ?? { x, y, width, height };
    this.webContents = new StandInWebContents(options.webPreferences ?? {});
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('stand-in-bounds', (bounds: Rectangle) => this.#bounded(bounds));
    for (const name of ['hide', 'minimize', 'show', 'restore']) {
      this.on(name, () => this.webContents.beSeen(this.isVisible()));
    }
    openWindows.add(this);
    this.#target = this.#open();
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows] as BrowserWindow[];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  get id(): number {
    return this.webContents.id;
  }

  get hasMenu(): boolean {
    return this.#hasMenu;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  getTitle(): string {
    return this.#title;
  }

  removeMenu(): void {
    this.#hasMenu = false;
  }

  setOverlayIcon(): void {}

  getBackgroundColor(): string {
    return this.#background;
  }

  setBackgroundColor(color: string): void {
    this.#background = color.toUpperCase();
  }

  show(): void {
    if (this.#isVisible) return this.focus();
    this.#isVisible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.#isVisible = false;
    this.#blur();
    this.emit('hide');
  }

  focus(): void {
    if (focused === this) return;
    focused = this;
    this.emit('focus');
  }

  isFocused(): boolean {
    return focused === this;
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.#blur();
    this.emit('minimize');
  }

  restore(): void {
    this.#isMinimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounded({ ...this.#bounds, ...bounds });
    void this.#place();
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) openWindows.onKept();
    else this.destroy();
  }

  destroy(): void {
    void this.#target.then((targetId) =>
      app.chromium.root.tellOrForget('Target.closeTarget', { targetId }),
    );
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  #open(): Promise<string> {
    const { x: left, y: top, width, height } = this.#bounds;
    return pages.open(
      { left, top, width, height },
      {
        attached: (page, targetId) => {
          this.#attach(page, targetId).catch((error: unknown) => this.#complain(error));
        },
        gone: () => this.#gone(),
      },
    );
  }

  async #attach(page: CdpSession, targetId: string): Promise<void> {
    const { root } = app.chromium;
    await session.defaultSession.settlePermissions(root, this.webContents.asReal);
    await this.webContents.attach(page, targetId);
  }

  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#blur();
    this.webContents.destroy();
    this.emit('closed');
    openWindows.gone(this);
  }

  #blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
  }

  #bounded(bounds: Rectangle): void {
    this.#bounds = bounds;
    this.#state.keep(bounds);
    this.emit('resize');
  }

  async #place(): Promise<void> {
    const { root } = app.chromium;
    const { x: left, y: top, width, height } = this.#bounds;
    try {
      const targetId = await this.#target;
      const found = await root.send<{ windowId: number }>('Browser.getWindowForTarget', {
        targetId,
      });
      const bounds = { left, top, width, height };
      await root.send('Browser.setWindowBounds', { windowId: found.windowId, bounds });
    } catch (error) {
      this.#complain(error);
    }
  }

  /** It may be closed while something is done to it. */
  #complain(error: unknown): void {
    if (!this.#isDestroyed) process.stderr.write(`stand-in: ${error}\n`);
  }
}
