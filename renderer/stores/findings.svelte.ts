import type { CommandArgument, CommandResult } from '../../shared/api/commands.ts';
import { batches } from '../../shared/findings/batches.ts';
import { isWatched } from '../../shared/findings/doors.ts';
import { EMPTY_FILE, printExpected } from '../../shared/findings/expected-file.ts';
import { doorKey, findingDoors } from '../../shared/findings/finding-doors.ts';
import type { FindingsState } from '../../shared/findings/findings-state.ts';
import { type Rule, ruleKey } from '../../shared/findings/rule.ts';
import type { FindingsViewMessages } from '../../shared/messages/en-findings-view.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { SEVERITIES, type Severity } from '../../shared/registry/life/risks-entry.ts';
import type { MonitorStore } from './monitor.svelte.ts';
import type { ToastStore } from './toasts.svelte.ts';
import { sendInParts } from './uploading.ts';

type Decision = CommandArgument<'decideFindings'>;
/** Which findings are meant. */
export type Meant = Decision['of'];
export type FindingAction = Decision['action'];
type Imported = CommandResult<'importExpected'>;

/** What is found, what is expected, and what the user says of it: each with a word about what became of it. */
export class FindingsStore {
  readonly #monitor: MonitorStore;
  readonly #toasts: ToastStore;
  #rules = $state.raw<readonly Rule[] | null>(null);
  #rulesProblem = $state<string | null>(null);
  /** What is told there can be taken back as long as nothing else was said since. */
  #lastToast: number | null = null;
  #isReading = false;
  #isOutdated = false;
  readonly #hasBaseline = $derived((this.state?.rules ?? null) !== null);
  readonly #doors = $derived(findingDoors(this.state?.findings ?? []));

  constructor(monitor: MonitorStore, toasts: ToastStore) {
    this.#monitor = monitor;
    this.#toasts = toasts;
  }

  /** Null until the monitor has said what it found. */
  get state(): FindingsState | null {
    return this.#monitor.findings;
  }

  get hasBaseline(): boolean {
    return this.#hasBaseline;
  }

  /** Of all findings that are to be told; null where there are none. */
  get gravest(): Severity | null {
    const counts = this.state?.counts;
    return SEVERITIES.find((severity) => counts && counts[severity] > 0) ?? null;
  }

  /** The gravest finding about a row's door. */
  at(row: SocketRow): Severity | null {
    const { byDoor } = this.#doors;
    if (byDoor.size === 0 || !isWatched(row)) return null;
    return byDoor.get(doorKey(row.local.port, row.protocol)) ?? null;
  }

  /** The gravest finding at each port. */
  get ports(): ReadonlyMap<number, Severity> {
    return this.#doors.byPort;
  }

  /** The rules in force; null until they were read: see {@link keepRules}. */
  get rules(): readonly Rule[] | null {
    return this.#rules;
  }

  /** Why they could not be read. */
  get rulesProblem(): string | null {
    return this.#rulesProblem;
  }

  /** To be called in an effect of what asks for the rules: they are read again whenever they may be others. */
  keepRules(): void {
    const { state } = this;
    if (state === null) return;
    void this.#readRules();
  }

  async decide(of: Meant, action: FindingAction, until: number | null = null): Promise<void> {
    const parts = 'ids' in of ? batches(of.ids).map((ids) => ({ ids: [...ids] })) : [of];
    await this.#doing(async (words) => {
      let changed = 0;
      let steps = 0;
      for (const part of parts) {
        const result = await this.#monitor.request('decideFindings', { of: part, action, until });
        changed += result.changed;
        if (result.changed > 0) steps += 1;
      }
      this.#tell(changed > 0 ? words.done[action](changed) : words.gone, steps);
    });
  }

  /** Takes back what was said last. */
  async undo(steps = 1): Promise<void> {
    await this.#doing(async (words) => {
      const before = this.state?.undo;
      if (!before) return this.#tell(words.nothingToTakeBack, 0);
      for (let step = 0; step < steps; step += 1) {
        await this.#monitor.request('undoFindings', null);
      }
      this.#tell(words.takenBack[before.what](before.count), 0);
    });
  }

  /** From now on all that listens now is expected. @returns whether that was done */
  expectAll(asRange: boolean): Promise<boolean> {
    return this.#doing(async (words) => {
      const { changed } = await this.#monitor.request('expectAll', { asRange });
      this.#tell(words.learn.done(changed), 1);
    });
  }

  /** From now on these are expected too. @returns whether that was done */
  expectRules(rules: readonly Rule[]): Promise<boolean> {
    return this.#doing(async (words) => {
      const result = await this.#send(printRules(rules), 'merge');
      if (result.state === 'taken') this.#tell(words.learn.done(result.changed), 1);
    });
  }

  async expectSocket(id: string): Promise<void> {
    await this.#doing(async (words) => {
      const { changed } = await this.#monitor.request('expectSocket', { id });
      this.#tell(changed > 0 ? words.learn.done(changed) : words.gone, changed > 0 ? 1 : 0);
    });
  }

  async remove(rules: readonly Rule[]): Promise<void> {
    await this.#doing(async (words) => {
      let count = 0;
      const parts = batches(rules.map(ruleKey));
      for (const keys of parts) {
        count += (await this.#monitor.request('removeRules', { keys: [...keys] })).removed;
      }
      this.#tell(count > 0 ? words.rules.removed(count) : words.gone, count > 0 ? parts.length : 0);
    });
  }

  /** Puts `rule` in the place of the one with this key. @returns whether that was done */
  change(key: string, rule: Rule): Promise<boolean> {
    return this.#doing(async (words) => {
      await this.#monitor.request('changeRule', { key, rule });
      this.#tell(words.rules.changed, 1);
    });
  }

  /**
   * Sends a file of expected listeners to the monitor.
   * @param onProgress told which share of it has been sent, 0 to 1
   * @throws {CommandRefused}
   */
  async import(
    text: string,
    mode: 'merge' | 'replace',
    onProgress: (share: number) => void,
  ): Promise<Imported> {
    const result = await this.#send(text, mode, onProgress);
    if (result.state === 'taken') {
      const { importing } = this.#words;
      this.#tell(importing.taken(result.changed, result.rules), 1);
    }
    return result;
  }

  #send(
    text: string,
    mode: 'merge' | 'replace',
    onProgress?: (share: number) => void,
  ): Promise<Imported> {
    const send = (part: Omit<CommandArgument<'importExpected'>, 'mode'>) =>
      this.#monitor.request('importExpected', { ...part, mode });
    return sendInParts(text, send, onProgress);
  }

  get #words(): FindingsViewMessages {
    return this.#monitor.messages.findingsView;
  }

  /** @param steps how often what was done has to be taken back, to be as before */
  #tell(text: string, steps: number): void {
    const undo = { label: this.#words.actions.undo, run: () => void this.undo(steps) };
    if (this.#lastToast !== null) this.#toasts.dismiss(this.#lastToast);
    this.#lastToast = this.#toasts.done(text, steps > 0 ? undo : null);
    this.keepRules();
  }

  async #doing(act: (words: FindingsViewMessages) => Promise<void>): Promise<boolean> {
    try {
      await act(this.#words);
      return true;
    } catch (error) {
      this.#toasts.problem(this.#words.failed(this.#monitor.reasonOf(error)));
      return false;
    }
  }

  async #readRules(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isOutdated) {
      this.#isOutdated = false;
      try {
        this.#rules = await this.#monitor.request('expectedRules', null);
        this.#rulesProblem = null;
      } catch (error) {
        this.#rulesProblem = this.#monitor.reasonOf(error);
      }
    }
    this.#isReading = false;
  }
}

/** Rules as the text of a file of expected listeners. */
export function printRules(rules: readonly Rule[]): string {
  return printExpected({ ...EMPTY_FILE, entries: rules.map((rule) => ({ rule, raw: null })) });
}
