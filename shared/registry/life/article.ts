import type { RegistryProtocol } from '../record.ts';
import { ARTICLE_REGISTERED, ARTICLE_WELL_KNOWN, type ArticleRow } from './article-rows.ts';

export type { ArticleRow } from './article-rows.ts';

/** What to say beside the article's wording, as its source. */
export const ARTICLE_SOURCE = {
  en: 'the article Portico grew from',
  ja: 'Portico のもとになった記事',
} as const;

const ALL: readonly ArticleRow[] = [...ARTICLE_WELL_KNOWN, ...ARTICLE_REGISTERED];

/**
 * What the article prints for a port, in its order; empty for most ports. A port can have two rows.
 * @param protocol only rows that are about it; the article knows TCP and UDP
 */
export function articleRows(port: number, protocol?: RegistryProtocol): readonly ArticleRow[] {
  return ALL.filter(
    (row) =>
      row.port === port &&
      (protocol === undefined || row.protocols.some((named) => named === protocol)),
  );
}

/** All 47 rows of the article's two tables, in its order. */
export function allArticleRows(): readonly ArticleRow[] {
  return ALL;
}
