import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, RelaunchOptions } from 'electron/main';
import { StandInDesk } from './app-desk.ts';
import { Chromium } from './chromium.ts';
import { StandInCommandLine } from './command-line.ts';
import { guardDownloads } from './downloads.ts';
import { openWindows } from './open-windows.ts';
import { PreventableEvent } from './prevent.ts';
import { SingleInstanceLock } from './single-instance.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Modelled =
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
  | 'badgeCount'
  | 'getBadgeCount'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'hasSingleInstanceLock'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'releaseSingleInstanceLock'
  | 'setBadgeCount'
  | 'setPath'
  | 'whenReady';

/** `app`: from the first line of the main bundle to the end of the process. */
export class StandInApp extends StandInDesk implements Pick<App, Modelled> {
  readonly name = 'portico';
  readonly commandLine = new StandInCommandLine(process.argv.slice(2));
  /** The real one has no such fact. */
  isToRelaunch = false;
  /** Nor this one: what it is to be started with. */
  relaunched: RelaunchOptions = {};
  readonly #paths = new Map<string, string>();
  readonly #endings: Array<() => Promise<void> | void> = [];
  readonly #ready = Promise.withResolvers<void>();
  #chromium: Chromium | null = null;
  #lock: SingleInstanceLock | null = null;
  #isSandboxed = false;
  #isReady = false;
  #isQuitting = false;
  #exitCode: number | null = null;
  #badgeCount = 0;

  constructor() {
    super();
    openWindows.onLastGone = () => this.#lastWindowGone();
    openWindows.onKept = () => {
      this.#isQuitting = false;
    };
  }

  /** The browser of this app; only after `ready`. */
  get chromium(): Chromium {
    if (!this.#chromium || !this.#isReady) throw new Error('the app is not ready yet');
    return this.#chromium;
  }

  get isSandboxed(): boolean {
    return this.#isSandboxed;
  }

  /** Called when the main bundle has been evaluated, as Electron's own start does. */
  async start(executable: string): Promise<void> {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) this.quit();
      });
    }
    if (this.#exitCode !== null) return this.#end(this.#exitCode);
    const profile = join(this.getPath('userData'), 'Chromium');
    const chromium = new Chromium(executable, profile, this.commandLine.args);
    this.#chromium = chromium;
    process.once('exit', () => chromium.kill());
    await Promise.all([chromium.started(), guardDownloads(chromium.root)]);
    chromium.tellAddress();
    if (this.#exitCode !== null) return this.#end(this.#exitCode);
    this.#isReady = true;
    this.emit('ready', new PreventableEvent(), {});
    this.#ready.resolve();
  }

  /** Something to be done when the app ends, before its process does. */
  atEnd(ending: () => Promise<void> | void): void {
    this.#endings.push(ending);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.#isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#isSandboxed = true;
  }

  /** As `--lang` says, which is what the browser of this app goes by, too. */
  getPreferredSystemLanguages(): string[] {
    const given = process.argv.find((argument) => argument.startsWith('--lang='));
    return [given?.slice('--lang='.length) ?? 'en-US'];
  }

  setBadgeCount(count = 0): boolean {
    this.#badgeCount = count;
    return true;
  }

  get badgeCount(): number {
    return this.#badgeCount;
  }

  getBadgeCount(): number {
    return this.#badgeCount;
  }

  getName(): string {
    return this.name;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    if (name === 'home') return homedir();
    if (name === 'temp') return tmpdir();
    if (name === 'appData') return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    if (name === 'userData') return join(this.getPath('appData'), this.name);
    throw new Error(`Failed to get '${name}' path`);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#lock) return true;
    const lock = new SingleInstanceLock(this.getPath('userData'));
    const isHeld = lock.take(({ argv, workingDirectory, additionalData: data }) => {
      const event = new PreventableEvent();
      void this.#ready.promise.then(() => {
        this.emit('second-instance', event, argv, workingDirectory, data);
      });
    });
    if (isHeld) this.#lock = lock;
    else lock.tellHolder({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
    return isHeld;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  quit(): void {
    if (this.#isQuitting || this.#exitCode !== null) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    if (openWindows.size === 0) this.#willQuit();
    else for (const window of [...openWindows]) window.close();
  }

  /** Nothing is started when this app ends: that it was asked for is kept. */
  relaunch(options: RelaunchOptions = {}): void {
    this.isToRelaunch = true;
    this.relaunched = options;
  }

  exit(code = 0): void {
    if (this.#exitCode !== null) return;
    this.#exitCode = code;
    this.emit('quit', new PreventableEvent(), code);
    // Before the start is through, nothing runs that could end: the start looks at the code.
    if (this.#isReady) void this.#end(code);
  }

  #willQuit(): void {
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) return this.exit(0);
    // Told to quit before the event is through, also in what follows it at once, Electron does not hear it.
    setImmediate(() => {
      this.#isQuitting = false;
    });
  }

  #lastWindowGone(): void {
    if (this.#exitCode !== null) return;
    if (this.#isQuitting) return this.#willQuit();
    if (!this.emit('window-all-closed')) this.quit();
  }

  async #end(code: number): Promise<void> {
    for (const window of [...openWindows]) window.destroy();
    await Promise.all(this.#endings.map((ending) => ending()));
    await this.#chromium?.close();
    process.exit(code);
  }
}

export const app = new StandInApp();
