import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FindingsProblem } from '../../../shared/findings/findings-state.ts';
import { KeptFile } from '../findings/kept-file.ts';
import { type Hooks, hooksFileSchema, NO_HOOKS, printHooks } from './hook-file.ts';

const FILE = 'hooks.json';
/** Write permission of the group or of others (chmod(2)). */
const WRITABLE_BY_OTHERS = 0o022;

/**
 * Hooks in a file of the data folder that its owner alone may read and write: it says what is run. One that
 * cannot be understood, or that others may write, is left alone, and hooks are off.
 */
export class HookStore {
  readonly #kept: KeptFile;
  #hooks = NO_HOOKS;
  #problem: FindingsProblem | null = null;

  constructor(folder: string) {
    this.#kept = new KeptFile(join(folder, FILE));
  }

  get path(): string {
    return this.#kept.path;
  }

  get hooks(): Hooks {
    return this.#hooks;
  }

  get problem(): FindingsProblem | null {
    return this.#problem;
  }

  /** What cannot be read is told under {@link problem}. */
  async load(): Promise<void> {
    this.#hooks = NO_HOOKS;
    this.#problem = null;
    try {
      const text = await this.#kept.read();
      if (text !== null) await this.#use(text);
    } catch (error) {
      this.#problem = { code: 'hooks-unreadable', path: this.path, detail: String(error) };
    }
  }

  /** Reads the file again if another process changed it. @returns whether it had */
  async refresh(): Promise<boolean> {
    if (!this.#kept.hasChanged) return false;
    await this.load();
    return true;
  }

  /** @throws where the file cannot be written; nothing has changed then */
  async save(hooks: Hooks): Promise<void> {
    await this.#kept.write(printHooks(hooks));
    this.#hooks = hooks;
    this.#problem = null;
  }

  async #use(text: string): Promise<void> {
    const detail = await this.#faultOf(text);
    if (detail !== null) this.#problem = { code: 'hooks-damaged', path: this.path, detail };
  }

  /** @returns why it is not taken; null where it is */
  async #faultOf(text: string): Promise<string | null> {
    const { mode } = await stat(this.path);
    // Windows knows no such bits.
    if (process.platform !== 'win32' && (mode & WRITABLE_BY_OTHERS) !== 0) {
      return 'others may write it';
    }
    const parsed = v.safeParse(hooksFileSchema, jsonOf(text));
    if (!parsed.success) return v.summarize(parsed.issues);
    const { command, webhook } = parsed.output;
    this.#hooks = { command, webhook };
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
