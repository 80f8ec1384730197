import { ARTICLE_SOURCE, articleRows } from '../../shared/registry/life/article.ts';
import { allCommonUses, commonUses } from '../../shared/registry/life/common-uses.ts';
import { risksOf, SEVERITIES } from '../../shared/registry/life/risks.ts';
import { verdictOfRow } from '../../shared/registry/row-verdict.ts';

/** Imported when first needed only: see knowledge.svelte.ts. */
export const PORT_KNOWLEDGE = {
  allCommonUses,
  commonUses,
  risksOf,
  severities: SEVERITIES,
  articleRows,
  articleSource: ARTICLE_SOURCE,
  verdictOfRow,
} as const;
