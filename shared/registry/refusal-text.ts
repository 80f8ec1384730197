import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import type { CsvRefusal } from './iana-csv.ts';
import type { SearchProblem } from './search-query.ts';

/** Why a file is not taken for IANA's, in words, with its line where there is one to look at. */
export function refusalText(
  { code, line, detail, fault }: CsvRefusal,
  { registry }: Messages,
): string {
  const text = fault === null ? registry.refusals[code] : registry.rowFaults[fault];
  const why = typeof text === 'string' ? text : text(visibleText(detail));
  return line === null ? why : registry.refusedInLine(line, why);
}

/** Why words cannot be searched for, and what is allowed. */
export function searchProblemText({ code, word }: SearchProblem, { registry }: Messages): string {
  return registry.searchProblems[code](visibleText(word));
}
