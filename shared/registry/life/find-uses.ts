import type { SearchQuery } from '../search-query.ts';
import type { CommonUse } from './common-use.ts';

/**
 * The common uses that a search of the registry means as well: those that have every word of it, in whatever
 * language. None where it asks for no word, or for a status: that is the registry's alone.
 */
export function usesMeant(
  { words, ranges, protocols, statuses }: SearchQuery,
  uses: readonly CommonUse[],
): readonly CommonUse[] {
  if (words.length === 0 || statuses.length > 0) return [];
  return uses.filter((use) => {
    const last = use.last ?? use.port;
    const isThere =
      (protocols.length === 0 || protocols.includes(use.protocol)) &&
      (ranges.length === 0 || ranges.some(([from, to]) => use.port <= to && from <= last));
    return isThere && words.every((word) => textOf(use).includes(word));
  });
}

const texts = new Map<CommonUse, string>();

function textOf(use: CommonUse): string {
  const known = texts.get(use);
  if (known !== undefined) return known;
  const { name, what, programs } = use;
  const text = [name, what.en, what.ja, ...programs].join('\n').normalize('NFKC').toLowerCase();
  texts.set(use, text);
  return text;
}
