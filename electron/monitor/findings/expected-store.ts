import { join } from 'node:path';
import {
  type Damage,
  EMPTY_FILE,
  type ExpectedFile,
  type Fault,
  printExpected,
  readExpected,
  rulesIn,
  withRules,
} from '../../../shared/findings/expected-file.ts';
import { mergeRules } from '../../../shared/findings/learn.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import { KeptFile } from './kept-file.ts';

const FILE = 'expected.json';

/** The file was written by a newer version of Portico and is not to be replaced by this one. */
export class NewerFileError extends Error {
  override readonly name = 'NewerFileError';
}

/**
 * Expected listeners in a readable file of the data folder that may be edited by hand. A rule that cannot be
 * understood is named and stays in the file, and the others are in force. A damaged file is left alone until
 * something is to be written: then it is set aside first.
 */
export class ExpectedStore {
  readonly #kept: KeptFile;
  #file: ExpectedFile | null = null;
  #rules: readonly Rule[] | null = null;
  #damage: Damage | null = null;
  #movedTo: string | null = null;

  constructor(folder: string) {
    this.#kept = new KeptFile(join(folder, FILE));
  }

  get path(): string {
    return this.#kept.path;
  }

  /** The rules in force; null where there is no file, or a damaged one: nothing was ever expected then. */
  get rules(): readonly Rule[] | null {
    return this.#rules;
  }

  /** What is wrong with single rules. */
  get faults(): readonly Fault[] {
    return this.#file?.faults ?? [];
  }

  /** Why nothing of the file is in force. */
  get damage(): Damage | null {
    return this.#damage;
  }

  /** Where a damaged file was moved to. */
  get movedTo(): string | null {
    return this.#movedTo;
  }

  /** @throws where there is a file that cannot be read */
  async load(): Promise<void> {
    const text = await this.#kept.read();
    const reading = text === null ? null : readExpected(text);
    this.#damage = reading && !reading.ok ? reading.damage : null;
    this.#use(reading?.ok ? reading.file : null);
  }

  /** Whether the file is another than what is known of it. */
  get hasChanged(): boolean {
    return this.#kept.hasChanged;
  }

  /** Reads the file again if it was changed by hand or by another process. @returns whether it was */
  async refresh(): Promise<boolean> {
    if (!this.#kept.hasChanged) return false;
    await this.load();
    return true;
  }

  /**
   * From now on these rules are in force.
   * @throws where the file cannot be written, or {@link NewerFileError}; nothing has changed then
   */
  async save(rules: readonly Rule[]): Promise<void> {
    if (this.#damage?.code === 'newer') throw new NewerFileError(this.path);
    if (this.#damage) this.#movedTo = await this.#kept.setAside();
    const file = withRules(this.#file ?? EMPTY_FILE, rules);
    await this.#kept.write(printExpected(file));
    this.#damage = null;
    this.#use(file);
  }

  /**
   * Nothing is expected any more, as if nothing had ever been. What is no rule of this version stays.
   * @throws where the file cannot be changed; nothing has changed then
   */
  async forget(): Promise<void> {
    const file = this.#file && withRules(this.#file, []);
    if (file && (file.entries.length > 0 || Object.keys(file.others).length > 0))
      return this.save([]);
    await this.#kept.remove();
    this.#use(null);
  }

  #use(file: ExpectedFile | null): void {
    this.#file = file;
    this.#rules = file && mergeRules([], rulesIn(file));
  }
}
