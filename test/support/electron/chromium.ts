import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { BROWSER_FLAGS } from '../browser-flags.ts';
import { CdpConnection, CdpError, type CdpSession } from './cdp.ts';

/** How long Chromium may take to end by itself, in milliseconds. */
const GRACE_MS = 3000;

/** The browser itself reaches nothing: what the app allows to go out is fetched by the stand-in. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND';

/** The browser that stands in for the one inside Electron. It ends with this process, in whatever way. */
export class Chromium {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  readonly #mayBeTold = Promise.withResolvers<void>();
  readonly root: CdpSession;

  constructor(executable: string, profile: string, switches: readonly string[]) {
    mkdirSync(profile, { recursive: true });
    this.#child = spawn(executable, flags(profile, switches), {
      // A group of its own: an interrupt from the terminal is for the main process to answer.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#exited = once(this.#child, 'exit');
    this.#exited.catch(() => {});
    const [, , errors, input, output] = this.#child.stdio;
    sayAddress(errors as Readable, this.#mayBeTold.promise);
    this.root = new CdpConnection(input as Writable, output as Readable).root;
  }

  /** Says where it can be debugged: who watches it has the last word on where downloads go. */
  tellAddress(): void {
    this.#mayBeTold.resolve();
  }

  /** Ends it and waits until it is gone. */
  async close(): Promise<void> {
    const timer = setTimeout(() => this.kill(), GRACE_MS);
    await this.root.tellOrForget('Browser.close');
    await this.#exited.catch(() => {});
    clearTimeout(timer);
    this.kill();
  }

  /** Ends all of its processes at once. */
  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    if (process.platform === 'win32') {
      this.#child.kill();
      return;
    }
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Rejects where the browser could not be started. */
  async started(): Promise<void> {
    const failed = this.#exited.then(() => {
      throw new CdpError('the browser ended at once');
    });
    await Promise.race([this.root.send('Browser.getVersion'), failed]);
  }
}

function flags(profile: string, switches: readonly string[]): string[] {
  const language = switches.find((flag) => flag.startsWith('--lang='))?.slice('--lang='.length);
  return [
    ...BROWSER_FLAGS,
    OFFLINE,
    '--headless=new',
    '--no-startup-window',
    '--no-default-browser-check',
    '--hide-scrollbars',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-extensions',
    '--disable-features=Translate,OptimizationHints,MediaRouter,HttpsUpgrades',
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...switches,
    ...(language ? [`--accept-lang=${language}`] : []),
  ];
}

/** Passes on where the browser can be debugged, as Electron does; the rest is about the browser's own. */
function sayAddress(errors: Readable, mayBeTold: Promise<void>): void {
  createInterface({ input: errors }).on('line', (line) => {
    if (!line.startsWith('DevTools listening on')) return;
    void mayBeTold.then(() => process.stderr.write(`${line}\n`));
  });
}
