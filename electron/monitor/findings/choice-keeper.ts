import {
  applyChange,
  type ChoiceChange,
  type Choices,
  changeBetween,
  inverse,
} from '../../../shared/findings/choices.ts';
import { stillHolding } from '../../../shared/findings/decisions.ts';
import type { Damage, Fault } from '../../../shared/findings/expected-file.ts';
import type { FindingsProblem, UndoableChoice } from '../../../shared/findings/findings-state.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { UndoStep } from '../../../shared/findings/undo-schema.ts';
import { DecisionStore } from './decision-store.ts';
import { ExpectedStore, NewerFileError } from './expected-store.ts';

/** So many words of the user can be taken back at most. */
const MOST_STEPS = 20;
/** Rules and decisions in all of them together; the last one is kept however large it is. */
const MOST_ITEMS = 20_000;
type Unread = 'expected-unreadable' | 'decisions-unreadable';

/** They begin a baseline even where there is nothing to put into it. */
const BEGINNINGS: ReadonlySet<UndoableChoice['what']> = new Set(['expected', 'imported']);

/** A file could not be written, and nothing has changed. */
export class ChoicesNotKept extends Error {
  override readonly name = 'ChoicesNotKept';
  readonly problem: FindingsProblem;

  constructor(problem: FindingsProblem, cause: unknown) {
    super('what was said of findings could not be kept', { cause });
    this.problem = problem;
  }
}

/**
 * All that the user has said of findings and of what is expected: in files that several processes share. What
 * another one wrote is taken in first, so that a change is one of what is really there.
 */
export class ChoiceKeeper {
  readonly #expected: ExpectedStore;
  readonly #decided: DecisionStore;
  readonly #unread = new Map<Unread, FindingsProblem>();
  #writing: FindingsProblem | null = null;
  /** One after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #isRefreshing = false;

  constructor(folder: string) {
    this.#expected = new ExpectedStore(folder);
    this.#decided = new DecisionStore(folder);
  }

  /** Null: nothing was ever expected, or the file is not in force. */
  get rules(): readonly Rule[] | null {
    return this.#expected.rules;
  }

  get choices(): Choices {
    return { rules: this.#expected.rules ?? [], decisions: this.#decided.decisions };
  }

  /** Where the rules are kept. */
  get expectedPath(): string {
    return this.#expected.path;
  }

  /** Why nothing of that file is in force. */
  get damage(): Damage | null {
    return this.#expected.damage;
  }

  get faults(): readonly Fault[] {
    return this.#expected.faults;
  }

  get undoable(): UndoableChoice | null {
    const [step] = this.#decided.undo;
    return step ? { what: step.what, count: step.count } : null;
  }

  get problems(): readonly FindingsProblem[] {
    const { damage, path, movedTo } = this.#expected;
    return [
      ...this.#unread.values(),
      ...(damage ? [{ code: 'expected-damaged', path, damage } as const] : []),
      ...(movedTo === null ? [] : [{ code: 'expected-set-aside', movedTo } as const]),
      ...(this.#decided.movedTo === null
        ? []
        : [{ code: 'decisions-damaged', movedTo: this.#decided.movedTo } as const]),
      ...(this.#writing ? [this.#writing] : []),
    ];
  }

  /** What cannot be read is told under {@link problems}. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#read('expected-unreadable', this.#expected.path, () => this.#expected.load());
      await this.#read('decisions-unreadable', this.#decided.path, () => this.#decided.load());
    });
  }

  /** Takes in what another process, or the user, wrote into the files. @returns whether that is something */
  async refresh(): Promise<boolean> {
    // Asked at every reading: nothing is to be done nearly always, and one that waits is enough.
    if (this.#isRefreshing || !this.#hasChanged) return false;
    this.#isRefreshing = true;
    try {
      return await this.#inTurn(() => this.#takeIn());
    } finally {
      this.#isRefreshing = false;
    }
  }

  /**
   * Changes what was said, and remembers how to take that back.
   * @param change makes of all that was said what is said now, and tells of how many findings or rules that is
   * @throws {ChoicesNotKept}
   */
  change(
    what: UndoableChoice['what'],
    change: (choices: Choices) => { readonly choices: Choices; readonly changed: number },
    now: number,
  ): Promise<number> {
    return this.#inTurn(async () => {
      await this.#takeIn();
      const before = this.choices;
      const { choices: after, changed } = change(before);
      const difference = changeBetween(before, after);
      const wasOff = this.rules === null;
      const begins = wasOff && BEGINNINGS.has(what);
      if (isNothing(difference) && !begins) return 0;
      const step: UndoStep = { what, count: changed, change: difference, wasOff };
      const undo = bounded([step, ...this.#decided.undo]);
      await this.#write(after, undo, begins || touchesRules(difference) ? 'save' : 'leave', now);
      return changed;
    });
  }

  /** Takes the last word back. @returns it; null where there is none @throws {ChoicesNotKept} */
  undo(now: number): Promise<UndoableChoice | null> {
    return this.#inTurn(async () => {
      await this.#takeIn();
      const [step, ...others] = this.#decided.undo;
      if (!step) return null;
      const after = applyChange(this.choices, inverse(step.change));
      const isOffAgain = step.wasOff && after.rules.length === 0;
      const rules = isOffAgain ? 'forget' : touchesRules(step.change) ? 'save' : 'leave';
      await this.#write(after, others, rules, now);
      return { what: step.what, count: step.count };
    });
  }

  get #hasChanged(): boolean {
    return this.#expected.hasChanged || this.#decided.hasChanged;
  }

  async #takeIn(): Promise<boolean> {
    if (!this.#hasChanged) return false;
    if (this.#expected.hasChanged) {
      await this.#read('expected-unreadable', this.#expected.path, () => this.#expected.load());
    }
    if (this.#decided.hasChanged) {
      await this.#read('decisions-unreadable', this.#decided.path, () => this.#decided.load());
    }
    return true;
  }

  async #read(code: Unread, path: string, read: () => Promise<void>): Promise<void> {
    this.#unread.delete(code);
    try {
      await read();
    } catch (error) {
      this.#unread.set(code, { code, path, detail: detailOf(error) });
    }
  }

  async #write(
    { rules, decisions }: Choices,
    undo: readonly UndoStep[],
    what: 'save' | 'forget' | 'leave',
    now: number,
  ): Promise<void> {
    this.#writing = null;
    try {
      if (what === 'save') await this.#expected.save(rules);
      if (what === 'forget') await this.#expected.forget();
    } catch (error) {
      throw this.#notKept('expected-unwritable', this.#expected.path, error);
    }
    try {
      await this.#decided.save({ decisions: stillHolding(decisions, now), undo });
    } catch (error) {
      throw this.#notKept('decisions-unwritable', this.#decided.path, error);
    }
  }

  #notKept(
    code: 'expected-unwritable' | 'decisions-unwritable',
    path: string,
    error: unknown,
  ): ChoicesNotKept {
    const { damage } = this.#expected;
    if (error instanceof NewerFileError && damage) {
      return new ChoicesNotKept({ code: 'expected-damaged', path, damage }, error);
    }
    this.#writing = { code, path, detail: detailOf(error) };
    return new ChoicesNotKept(this.#writing, error);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => {});
    return result;
  }
}

function touchesRules({ addedRules, removedRules }: ChoiceChange): boolean {
  return addedRules.length > 0 || removedRules.length > 0;
}

function isNothing(change: ChoiceChange): boolean {
  return sizeOf(change) === 0;
}

function sizeOf(change: ChoiceChange): number {
  const { addedRules, removedRules, addedDecisions, removedDecisions } = change;
  return addedRules.length + removedRules.length + addedDecisions.length + removedDecisions.length;
}

function bounded(steps: readonly UndoStep[]): UndoStep[] {
  let items = 0;
  return steps.filter(({ change }, place) => {
    items += sizeOf(change);
    return place === 0 || (place < MOST_STEPS && items <= MOST_ITEMS);
  });
}

/** What the system calls it, as `EACCES`; else its words. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
