import type { Fault } from '../../../shared/findings/expected-file.ts';
import { damageText, faultText } from '../../../shared/findings/fault-text.ts';
import type { UndoableChoice } from '../../../shared/findings/findings-state.ts';
import { findingsProblemText } from '../../../shared/findings/problem-text.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { ChoiceKeeper, ChoicesNotKept } from '../../monitor/findings/choice-keeper.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';

/**
 * All that was said of findings, as the data folder has it; rules that cannot be understood are named.
 * @throws where a file cannot be read
 */
export async function choicesAtHand(messages: Messages): Promise<ChoiceKeeper> {
  const keeper = new ChoiceKeeper(dataFolder());
  await keeper.load();
  for (const problem of keeper.problems) {
    const text = visibleText(findingsProblemText(problem, messages));
    if (problem.code === 'decisions-damaged') complain(text);
    else if (problem.code !== 'expected-damaged') throw new Error(text);
  }
  tellFaults(keeper.expectedPath, keeper.faults, messages);
  return keeper;
}

/** @throws where the file of rules is damaged: nothing is known of what is expected then */
export function refuseDamaged({ damage, expectedPath }: ChoiceKeeper, messages: Messages): void {
  if (!damage) return;
  const told = damageText(damage, visibleText(expectedPath), messages);
  const what = damage.code === 'newer' ? [told] : [told, messages.findings.aside];
  throw new Error(what.join(messages.sentenceSeparator));
}

/**
 * From now on these rules are in force.
 * @returns how many of them are new, were changed, or were taken away
 * @throws where they cannot be written, in words
 */
export async function saveExpected(
  keeper: ChoiceKeeper,
  what: UndoableChoice['what'],
  rules: readonly Rule[],
  messages: Messages,
): Promise<number> {
  const before = keeper.choices.rules;
  const changed = what === 'removed' ? before.length - rules.length : changedIn(before, rules);
  await whereKept(
    keeper.change(
      what,
      ({ decisions }) => ({ choices: { rules, decisions }, changed }),
      Date.now(),
    ),
    messages,
  );
  for (const problem of keeper.problems) {
    if (problem.code === 'expected-set-aside') {
      complain(messages.findings.asideMoved(visibleText(problem.movedTo)));
    }
  }
  return changed;
}

/** @throws what was said could not be kept, in words */
export function whereKept<T>(result: Promise<T>, messages: Messages): Promise<T> {
  return result.catch((cause: unknown) => {
    if (!(cause instanceof ChoicesNotKept)) throw cause;
    const text = findingsProblemText(cause.problem, messages);
    throw new Error(visibleText(text), { cause });
  });
}

/** Names the rules of a file that cannot be understood. */
export function tellFaults(path: string, faults: readonly Fault[], messages: Messages): void {
  for (const fault of faults) {
    complain(visibleText(`${path}: ${faultText(fault, messages)}`));
  }
  if (faults.length > 0) complain(messages.findings.faultNote);
}

export function complain(text: string): void {
  process.stderr.write(`portico: ${text}\n`);
}

function changedIn(before: readonly Rule[], after: readonly Rule[]): number {
  const known = new Set(before.map((rule) => JSON.stringify(rule)));
  return after.filter((rule) => !known.has(JSON.stringify(rule))).length;
}
