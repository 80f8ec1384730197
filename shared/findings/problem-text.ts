import type { Messages } from '../messages/en.ts';
import { damageText } from './fault-text.ts';
import type { FindingsProblem } from './findings-state.ts';

/** What went wrong with the files of findings or with a hook, in words. Not made visible yet. */
export function findingsProblemText(problem: FindingsProblem, messages: Messages): string {
  const { problems } = messages.alerts;
  switch (problem.code) {
    case 'expected-damaged':
      return damageText(problem.damage, problem.path, messages);
    case 'expected-set-aside':
    case 'decisions-damaged':
      return problems[problem.code](problem.movedTo);
    case 'hook-failed':
    case 'webhook-failed':
      return problems[problem.code](problem.detail, problem.count);
    default:
      return problems[problem.code](problem.path, problem.detail);
  }
}
