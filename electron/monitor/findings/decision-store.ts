import { join } from 'node:path';
import * as v from 'valibot';
import { decisionsSchema } from '../../../shared/findings/decision-schema.ts';
import type { Decision } from '../../../shared/findings/decisions.ts';
import { KeptFile } from './kept-file.ts';

const FILE = 'findings.json';

/** What the user said of findings, in a file of the data folder. A damaged one is set aside when it is read. */
export class DecisionStore {
  readonly #kept: KeptFile;
  #decisions: readonly Decision[] = [];
  #movedTo: string | null = null;

  constructor(folder: string) {
    this.#kept = new KeptFile(join(folder, FILE));
  }

  get decisions(): readonly Decision[] {
    return this.#decisions;
  }

  /** Where a damaged file was moved to. */
  get movedTo(): string | null {
    return this.#movedTo;
  }

  /** @throws where there is a file that cannot be read, or a damaged one cannot be set aside */
  async load(): Promise<void> {
    const text = await this.#kept.read();
    this.#decisions = [];
    if (text === null) return;
    const parsed = v.safeParse(decisionsSchema, jsonOf(text));
    if (parsed.success) this.#decisions = parsed.output.decisions;
    else this.#movedTo = await this.#kept.setAside();
  }

  /** Reads the file again if another process changed it. @returns whether it had */
  async refresh(): Promise<boolean> {
    if (!this.#kept.hasChanged) return false;
    await this.load();
    return true;
  }

  /** @throws where the file cannot be written; nothing has changed then */
  async save(decisions: readonly Decision[]): Promise<void> {
    await this.#kept.write(`${JSON.stringify({ schemaVersion: 1, decisions }, null, 2)}\n`);
    this.#decisions = decisions;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
