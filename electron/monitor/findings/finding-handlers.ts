import type { CommandArgument, CommandHandlers } from '../../../shared/api/commands.ts';
import { CommandError } from '../../../shared/api/dispatch.ts';
import type { findingCommands } from '../../../shared/api/finding-commands.ts';
import type { Choices } from '../../../shared/findings/choices.ts';
import { decide } from '../../../shared/findings/decide.ts';
import { WORD_FOR } from '../../../shared/findings/decision-actions.ts';
import type { Door } from '../../../shared/findings/doors.ts';
import { readExpected, rulesIn } from '../../../shared/findings/expected-file.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { MOST_SENT, type UndoableChoice } from '../../../shared/findings/findings-state.ts';
import { learn, mergeRules } from '../../../shared/findings/learn.ts';
import { type Rule, ruleKey } from '../../../shared/findings/rule.ts';
import { Upload } from '../registry/upload.ts';
import { ChoicesNotKept } from './choice-keeper.ts';
import type { FindingsService } from './findings-service.ts';

export type FindingHandlers = Pick<CommandHandlers, keyof typeof findingCommands>;

/** What clients can say of findings and of what is expected. */
export function findingHandlers(service: FindingsService): FindingHandlers {
  const { choices } = service;
  const upload = new Upload();

  const change = async (
    what: UndoableChoice['what'],
    make: (before: Choices) => { readonly choices: Choices; readonly changed: number },
  ): Promise<number> => {
    const changed = await kept(choices.change(what, make, Date.now()));
    service.obey();
    return changed;
  };
  const changeRules = async (
    what: UndoableChoice['what'],
    make: (rules: readonly Rule[]) => readonly Rule[],
  ) => {
    const changed = await change(what, ({ rules, decisions }) => {
      const after = make(rules);
      return { choices: { rules: after, decisions }, changed: differing(rules, after) };
    });
    return { rules: choices.rules?.length ?? 0, changed };
  };

  return {
    decideFindings: async ({ of, action, until }) => {
      const { findings, decided } = service.latest;
      const meant = chosen(of, action === 'restore' ? decided : findings);
      const now = Date.now();
      const changed = await change(WORD_FOR[action], (before) =>
        decide(before, meant, action, until, now),
      );
      return { changed };
    },
    undoFindings: async () => {
      await kept(choices.undo(Date.now()));
      service.obey();
      return null;
    },
    expectAll: async ({ asRange }) => {
      const doors = known(service.doors(), 'nothing has been read yet');
      return changeRules('expected', (rules) => learn(rules, doors, asRange));
    },
    expectSocket: async ({ id }) => {
      const doors = known(service.doorsOfRow(id), 'the socket is gone');
      if (doors.length === 0) throw new CommandError('failed', 'the socket is no listener');
      return changeRules('expected', (rules) => learn(rules, doors, false));
    },
    expectedRules: async () => [...(choices.rules ?? [])],
    removeRules: async ({ keys }) => {
      const gone = new Set(keys);
      const removed = await change('removed', ({ rules, decisions }) => {
        const left = rules.filter((rule) => !gone.has(ruleKey(rule)));
        return { choices: { rules: left, decisions }, changed: rules.length - left.length };
      });
      return { removed };
    },
    changeRule: async ({ key, rule }) => {
      await changeRules('changed', (rules) => withChanged(rules, key, rule));
      return null;
    },
    importExpected: async ({ mode, ...part }) => {
      const text = upload.take(part);
      if (text === null) return { state: 'more' };
      const reading = readExpected(text);
      if (!reading.ok) return { state: 'refused', damage: reading.damage };
      const { faults } = reading.file;
      const result = await changeRules('imported', (rules) =>
        mergeRules(mode === 'merge' ? rules : [], rulesIn(reading.file)),
      );
      const told = faults.slice(0, MOST_SENT);
      return { state: 'taken', ...result, faults: told, faultsTotal: faults.length };
    },
  };
}

function chosen(
  of: CommandArgument<'decideFindings'>['of'],
  among: readonly Finding[],
): readonly Finding[] {
  if ('all' in of) return among;
  if ('kind' in of) return among.filter(({ kind }) => kind === of.kind);
  const ids = new Set(of.ids);
  return among.filter(({ id }) => ids.has(id));
}

/** Another rule of the new one's key gives way to it. */
function withChanged(rules: readonly Rule[], key: string, changed: Rule): readonly Rule[] {
  if (!rules.some((rule) => ruleKey(rule) === key)) {
    throw new CommandError('failed', 'there is no such rule any more');
  }
  const newKey = ruleKey(changed);
  return rules
    .filter((rule) => ruleKey(rule) === key || ruleKey(rule) !== newKey)
    .map((rule) => (ruleKey(rule) === key ? changed : rule));
}

/** How many of `after` are new, or were changed. */
function differing(before: readonly Rule[], after: readonly Rule[]): number {
  const known = new Set(before.map((rule) => JSON.stringify(rule)));
  return after.filter((rule) => !known.has(JSON.stringify(rule))).length;
}

function known(doors: readonly Door[] | null, otherwise: string): readonly Door[] {
  if (!doors) throw new CommandError('failed', otherwise);
  return doors;
}

/** @throws {CommandError} where it could not be kept */
function kept<T>(result: Promise<T>): Promise<T> {
  return result.catch((error: unknown) => {
    if (!(error instanceof ChoicesNotKept)) throw error;
    const { problem, message } = error;
    throw new CommandError('failed', message, 'detail' in problem ? problem.detail : problem.code);
  });
}
