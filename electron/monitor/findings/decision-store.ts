import { join } from 'node:path';
import * as v from 'valibot';
import { decisionSchema } from '../../../shared/findings/decision-schema.ts';
import type { Decision } from '../../../shared/findings/decisions.ts';
import { type UndoStep, undoStepSchema } from '../../../shared/findings/undo-schema.ts';
import { KeptFile } from './kept-file.ts';

const FILE = 'findings.json';

/** What the user said of findings, and what of it can be taken back, latest first. */
export interface KeptDecisions {
  readonly decisions: readonly Decision[];
  readonly undo: readonly UndoStep[];
}

const fileSchema = v.strictObject({
  schemaVersion: v.literal(1),
  decisions: v.array(decisionSchema),
  undo: v.optional(v.array(undoStepSchema), []),
});

const NOTHING: KeptDecisions = { decisions: [], undo: [] };

/** What the user said of findings, in a file of the data folder. A damaged one is set aside when it is read. */
export class DecisionStore {
  readonly #kept: KeptFile;
  #content = NOTHING;
  #movedTo: string | null = null;

  constructor(folder: string) {
    this.#kept = new KeptFile(join(folder, FILE));
  }

  get path(): string {
    return this.#kept.path;
  }

  get decisions(): readonly Decision[] {
    return this.#content.decisions;
  }

  get undo(): readonly UndoStep[] {
    return this.#content.undo;
  }

  /** Where a damaged file was moved to. */
  get movedTo(): string | null {
    return this.#movedTo;
  }

  /** @throws where there is a file that cannot be read, or a damaged one cannot be set aside */
  async load(): Promise<void> {
    const text = await this.#kept.read();
    this.#content = NOTHING;
    if (text === null) return;
    const parsed = v.safeParse(fileSchema, jsonOf(text));
    if (parsed.success) this.#content = parsed.output;
    else this.#movedTo = await this.#kept.setAside();
  }

  /** Whether the file is another than what is known of it. */
  get hasChanged(): boolean {
    return this.#kept.hasChanged;
  }

  /** Reads the file again if another process changed it. @returns whether it had */
  async refresh(): Promise<boolean> {
    if (!this.#kept.hasChanged) return false;
    await this.load();
    return true;
  }

  /** @throws where the file cannot be written; nothing has changed then */
  async save(content: KeptDecisions): Promise<void> {
    const { decisions, undo } = content;
    await this.#kept.write(`${JSON.stringify({ schemaVersion: 1, decisions, undo }, null, 2)}\n`);
    this.#content = { decisions, undo };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
