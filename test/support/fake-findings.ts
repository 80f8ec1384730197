import type { CommandArgument, CommandHandlers } from '../../shared/api/commands.ts';
import { CommandError } from '../../shared/api/dispatch.ts';
import type { findingCommands } from '../../shared/api/finding-commands.ts';
import type { Said } from '../../shared/findings/decisions.ts';
import { readExpected, rulesIn } from '../../shared/findings/expected-file.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import {
  type FindingsState,
  MOST_SENT,
  NO_COUNTS,
  NO_FINDINGS,
  type UndoableChoice,
} from '../../shared/findings/findings-state.ts';
import { mergeRules } from '../../shared/findings/learn.ts';
import { type Rule, ruleKey } from '../../shared/findings/rule.ts';

type FindingHandlers = Pick<CommandHandlers, keyof typeof findingCommands>;
type Decided = CommandArgument<'decideFindings'>;
type Kept = Pick<FindingsState, 'findings' | 'decided'> & {
  readonly rules: readonly Rule[] | null;
};

const WORDS: Readonly<Record<Decided['action'], UndoableChoice['what']>> = {
  acknowledge: 'acknowledged',
  mute: 'muted',
  'mute-program': 'muted',
  expect: 'expected',
  restore: 'restored',
};

const ACKNOWLEDGED: Said = { action: 'acknowledged', until: null };

/** Findings of a host that reads no sockets: they are given, and decisions move them about. */
export class FakeFindings {
  /** Every decision that came, in order. */
  readonly decisions: Decided[] = [];
  /** Every row whose listener was to be expected. */
  readonly expectedRows: string[] = [];
  /** What {@link CommandHandlers.expectAll} learns. */
  listening: readonly Rule[] = [];
  #kept: Kept = { rules: null, findings: [], decided: [] };
  #before: { readonly kept: Kept; readonly undo: UndoableChoice } | null = null;
  #more: Partial<FindingsState> = {};
  #parts: string[] = [];
  readonly #said = new Map<string, Said>();

  /** @param more what of the state does not follow from the others */
  set(kept: Partial<Kept>, more: Partial<FindingsState> = {}): void {
    this.#kept = { ...this.#kept, ...kept };
    this.#more = more;
  }

  get state(): FindingsState {
    const { rules, findings, decided } = this.#kept;
    const counts = { ...NO_COUNTS };
    for (const { severity } of findings) counts[severity] += 1;
    return {
      ...NO_FINDINGS,
      rules: rules === null ? null : rules.length,
      findings: findings.slice(0, MOST_SENT),
      total: findings.length,
      counts,
      decided: decided.slice(0, MOST_SENT),
      decidedTotal: decided.length,
      said: decided
        .slice(0, MOST_SENT)
        .map(({ id }) => ({ id, ...(this.#said.get(id) ?? ACKNOWLEDGED) })),
      undo: this.#before?.undo ?? null,
      ...this.#more,
    };
  }

  /** @param changed called when the state is another */
  handlers(changed: () => void = () => {}): FindingHandlers {
    const change = (what: UndoableChoice['what'], count: number, kept: Partial<Kept>): void => {
      this.#before = { kept: this.#kept, undo: { what, count } };
      this.#kept = { ...this.#kept, ...kept };
      changed();
    };
    const learn = (what: UndoableChoice['what'], rules: readonly Rule[]) => {
      const before = this.#kept.rules ?? [];
      const known = new Set(before.map((rule) => JSON.stringify(rule)));
      const count = rules.filter((rule) => !known.has(JSON.stringify(rule))).length;
      change(what, count, { rules });
      return { rules: rules.length, changed: count };
    };
    return {
      decideFindings: async (decided) => {
        this.decisions.push(decided);
        const meant = this.#meant(decided);
        if (meant.length > 0)
          change(WORDS[decided.action], meant.length, this.#moved(decided, meant));
        return { changed: meant.length };
      },
      undoFindings: async () => {
        if (this.#before) this.#kept = this.#before.kept;
        this.#before = null;
        changed();
        return null;
      },
      expectAll: async () => learn('expected', mergeRules(this.#kept.rules ?? [], this.listening)),
      expectSocket: async ({ id }) => {
        this.expectedRows.push(id);
        return learn('expected', this.#kept.rules ?? []);
      },
      expectedRules: async () => [...(this.#kept.rules ?? [])],
      removeRules: async ({ keys }) => {
        const before = this.#kept.rules ?? [];
        const rules = before.filter((rule) => !keys.includes(ruleKey(rule)));
        change('removed', before.length - rules.length, { rules });
        return { removed: before.length - rules.length };
      },
      changeRule: async ({ key, rule }) => {
        const before = this.#kept.rules ?? [];
        if (!before.some((one) => ruleKey(one) === key)) {
          throw new CommandError('failed', 'there is no such rule any more');
        }
        change('changed', 1, { rules: before.map((one) => (ruleKey(one) === key ? rule : one)) });
        return null;
      },
      importExpected: async ({ part, parts, text, mode }) => {
        this.#parts = part === 0 ? [text] : [...this.#parts, text];
        if (this.#parts.length < parts) return { state: 'more' };
        const reading = readExpected(this.#parts.join(''));
        if (!reading.ok) return { state: 'refused', damage: reading.damage };
        const base = mode === 'merge' ? (this.#kept.rules ?? []) : [];
        const { faults } = reading.file;
        const result = learn('imported', mergeRules(base, rulesIn(reading.file)));
        return {
          state: 'taken',
          ...result,
          faults: faults.slice(0, MOST_SENT),
          faultsTotal: faults.length,
        };
      },
    };
  }

  #meant({ of, action }: Decided): Finding[] {
    const among = action === 'restore' ? this.#kept.decided : this.#kept.findings;
    if ('all' in of) return [...among];
    if ('kind' in of) return among.filter(({ kind }) => kind === of.kind);
    return among.filter(({ id }) => of.ids.includes(id));
  }

  #moved({ action, until }: Decided, meant: readonly Finding[]): Partial<Kept> {
    const { findings, decided } = this.#kept;
    const left = (all: readonly Finding[]) => all.filter((finding) => !meant.includes(finding));
    if (action === 'restore') return { decided: left(decided), findings: [...findings, ...meant] };
    if (action === 'expect') return { findings: left(findings) };
    for (const { id } of meant) {
      this.#said.set(id, action === 'acknowledge' ? ACKNOWLEDGED : { action: 'muted', until });
    }
    return { findings: left(findings), decided: [...decided, ...meant] };
  }
}
