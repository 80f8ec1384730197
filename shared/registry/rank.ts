import type { Words } from './searchable-text.ts';

/** How well a record meets a word: less is better. */
const RANK = {
  exactName: 0,
  exactAlias: 1,
  nameStart: 2,
  aliasStart: 3,
  nameInside: 4,
  aliasInside: 5,
  wordStart: 6,
  inside: 7,
} as const;

export const BEST_RANK = 0;
/** Ranks are whole numbers below this one, for as many words as anybody types. */
const WORST_WORD = 1_000;

/**
 * How well a record meets all words; less is better. The word that it meets worst decides, and among equals
 * the sum. Words that make up the name with dashes between them, as `http alt` does, are an exact name.
 * @param isNamed whether the first name is the primary one
 * @returns null where a word is not met
 */
export function rankOf(
  { names, description }: Words,
  isNamed: boolean,
  words: readonly string[],
): number | null {
  const name = isNamed ? (names[0] ?? '') : '';
  const aliases = isNamed ? names.slice(1) : names;
  if (words.length > 1 && name === words.join('-')) return BEST_RANK;
  let worst = 0;
  let sum = 0;
  for (const word of words) {
    const rank = rankOfWord(word, name, aliases, description);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
    sum += rank;
  }
  return worst * WORST_WORD + Math.min(sum, WORST_WORD - 1);
}

function rankOfWord(
  word: string,
  name: string,
  aliases: readonly string[],
  description: string,
): number | null {
  if (name === word) return RANK.exactName;
  if (aliases.includes(word)) return RANK.exactAlias;
  const at = name.indexOf(word);
  if (at === 0) return RANK.nameStart;
  if (aliases.some((alias) => alias.startsWith(word))) return RANK.aliasStart;
  if (at > 0) return RANK.nameInside;
  if (aliases.some((alias) => alias.includes(word))) return RANK.aliasInside;
  const inText = description.indexOf(word);
  if (inText < 0) return null;
  return inText === 0 || description.includes(` ${word}`) ? RANK.wordStart : RANK.inside;
}
