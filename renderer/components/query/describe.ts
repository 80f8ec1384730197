import type { Messages } from '../../../shared/messages/en.ts';
import type { Completion } from '../../../shared/query/complete.ts';

/** What a completion means, in words; empty where it says so itself. */
export function meaningOf({ key, value }: Completion, messages: Messages): string {
  if (value === null) return messages.query.keys[key];
  const words: Partial<Record<Completion['key'], Readonly<Record<string, string>>>> = {
    role: messages.roles,
    range: messages.ranges,
    exposure: { ...messages.exposures, open: messages.query.values.open },
    is: messages.query.values,
  };
  return words[key]?.[value] ?? '';
}
