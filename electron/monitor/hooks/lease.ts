import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';

/** How often the holder shows that it is there, in milliseconds. */
const BEAT_MS = 20_000;
/** After this time without a sign the holder is taken to be gone, in milliseconds. */
const STALE_MS = 60_000;

/**
 * Something that one of several processes does for all: who makes the file does it, until it takes the file away
 * or stops showing that it is there.
 */
export class Lease {
  readonly #path: string;
  readonly #name = `${process.pid} ${crypto.randomUUID()}\n`;
  #beat: NodeJS.Timeout | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** @returns whether it is this process that does it. Where no file can be made it does: better twice than never. */
  async take(now = Date.now()): Promise<boolean> {
    const holder = await this.#holder();
    if (holder === this.#name) return true;
    this.#stopBeat();
    if (holder !== null) {
      if (!(await this.#isStale(now))) return false;
      await rm(this.#path, { force: true });
    }
    return this.#make();
  }

  async release(): Promise<void> {
    this.#stopBeat();
    if ((await this.#holder()) === this.#name) await rm(this.#path, { force: true });
  }

  async #make(): Promise<boolean> {
    try {
      await writeFile(this.#path, this.#name, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      // Another was faster.
      return (error as NodeJS.ErrnoException).code !== 'EEXIST';
    }
    this.#beat = setInterval(() => void this.#show(), BEAT_MS).unref();
    return true;
  }

  async #show(): Promise<void> {
    if ((await this.#holder()) !== this.#name) return this.#stopBeat();
    const now = new Date();
    await utimes(this.#path, now, now).catch(() => {});
  }

  async #holder(): Promise<string | null> {
    return readFile(this.#path, 'utf8').catch(() => null);
  }

  /** A sign from the future is none: the clock was set back. */
  async #isStale(now: number): Promise<boolean> {
    const facts = await stat(this.#path).catch(() => null);
    return facts === null || Math.abs(now - facts.mtimeMs) > STALE_MS;
  }

  #stopBeat(): void {
    if (this.#beat) clearInterval(this.#beat);
    this.#beat = null;
  }
}
