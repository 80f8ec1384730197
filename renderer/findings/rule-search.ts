import type { Rule } from '../../shared/findings/rule.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { ruleText } from './words.ts';

/** The rules in whose line every word is, however it is written. */
export function rulesWith(
  words: string,
  rules: readonly Rule[],
  messages: Messages,
): readonly Rule[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rules;
  return rules.filter((rule) => {
    const path = rule.program?.path ?? '';
    const text = folded(`${ruleText(rule, messages)} ${path}`);
    return wanted.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
