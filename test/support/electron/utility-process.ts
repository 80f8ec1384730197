import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import type { ForkOptions, UtilityProcess } from 'electron/main';
import { app } from './app.ts';
import { carriable } from './carry.ts';

const SHIM = new URL('./utility-shim.ts', import.meta.url).href;
/** What runs these tests; `process.execPath` names the app's executable, as it does in Electron. */
const NODE = process.execPath;

type Stdio = 'pipe' | 'ignore' | 'inherit';
type Modelled = 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout';

const running = new Set<StandInUtilityProcess>();

/** A process that `utilityProcess.fork` makes: a real one, which ends with the app. */
class StandInUtilityProcess extends EventEmitter implements Pick<UtilityProcess, Modelled> {
  readonly #child: ChildProcess;
  readonly #exited = Promise.withResolvers<void>();
  #isRunning = true;
  #isSpawned = false;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    if (!app.isReady()) {
      throw new Error('utilityProcess cannot be created before app is ready');
    }
    const [, out, errors] = stdioOf(options.stdio);
    this.#child = fork(modulePath, args, {
      execPath: NODE,
      ...(options.cwd && { cwd: options.cwd }),
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      execArgv: [...(options.execArgv ?? []), '--import', SHIM],
      serialization: 'advanced',
      stdio: ['ignore', out, errors, 'ipc'],
    });
    running.add(this);
    this.#child.on('spawn', () => {
      this.#isSpawned = true;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('error', () => this.#ended(1));
    this.#child.on('exit', (code, signal) => this.#ended(code ?? (signal ? 15 : 1)));
  }

  get exited(): Promise<void> {
    return this.#exited.promise;
  }

  get pid(): number | undefined {
    return this.#isRunning && this.#isSpawned ? this.#child.pid : undefined;
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout as Readable | null;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr as Readable | null;
  }

  /** @throws {DOMException} DataCloneError, for what does not cross a boundary of processes here */
  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new DOMException('ports cannot be sent', 'DataCloneError');
    const carried = carriable(message) as Serializable;
    if (this.#child.connected) this.#child.send(carried);
  }

  /** One that is still being launched cannot be ended. */
  kill(): boolean {
    return this.#isRunning && this.#isSpawned && this.#child.kill('SIGTERM');
  }

  killNow(): void {
    this.#child.kill('SIGKILL');
  }

  #ended(code: number): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    running.delete(this);
    this.emit('exit', code);
    this.#exited.resolve();
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) {
    return new StandInUtilityProcess(modulePath, args, options);
  },
};

app.atEnd(async () => {
  const children = [...running];
  for (const child of children) child.killNow();
  await Promise.all(children.map(({ exited }) => exited));
});

function stdioOf(stdio: ForkOptions['stdio'] = 'inherit'): readonly [Stdio, Stdio, Stdio] {
  if (typeof stdio === 'string') return ['ignore', stdio as Stdio, stdio as Stdio];
  const [input = 'ignore', out = 'inherit', errors = 'inherit'] = stdio as Stdio[];
  if (input !== 'ignore') throw new TypeError('stdin of a utility process can only be ignored');
  return [input, out, errors];
}
