import type { MonitorStatus, Problem, SourceFailure } from '../model/status.ts';
import type { Messages } from './en.ts';

/** A problem in words. */
export function problemText(problem: Problem, messages: Messages): string {
  const write = messages.problems[problem.code] as (problem: Problem) => string;
  return write(problem);
}

/** Why a source could not serve, in words. */
export function failureText(failure: SourceFailure, messages: Messages): string {
  const { source, code, detail } = failure;
  return messages.sourceFailed(source, messages.failures[code], detail);
}

/** Why the source that serves is not the first choice; null where it is. */
export function fallbackText(status: MonitorStatus, messages: Messages): string | null {
  const failures = status.source?.failures ?? [];
  if (failures.length === 0) return null;
  return failures.map((failure) => failureText(failure, messages)).join(messages.listSeparator);
}

/** What is to be known of a reading as a whole, a line each: a lesser source, hidden owners, problems. */
export function notesOf(status: MonitorStatus, messages: Messages): string[] {
  const problems = status.problems.map((problem) => problemText(problem, messages));
  return [fallbackText(status, messages), hiddenText(status, messages), ...problems].filter(
    (note) => note !== null,
  );
}

/** Why owners are hidden and what would show them; null where none are. */
function hiddenText({ completeness }: MonitorStatus, messages: Messages): string | null {
  const { reason } = completeness;
  if (reason === null) return null;
  return [messages.hiddenReasons[reason], messages.howToSeeOwners[reason]]
    .filter(Boolean)
    .join(messages.sentenceSeparator);
}
