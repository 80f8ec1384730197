import { en } from '../messages/en.ts';
import { isOpinion, type Opinion, unexplainedIn } from './opinion.ts';
import { verdictText } from './opinion-text.ts';

/** The document of `portico verify --json`; described in docs/reach.md. Never localised. */
export function opinionDocument(opinion: Opinion): Record<string, unknown> {
  const { takenAt, tookMs, witnesses, bindTest, differences, counts } = opinion;
  return {
    schemaVersion: 1,
    takenAt: new Date(takenAt).toISOString(),
    tookMs: Math.round(tookMs),
    message: verdictText(opinion, en),
    isOpinion: isOpinion(opinion),
    unexplained: unexplainedIn(opinion),
    counts,
    sources: witnesses,
    bindTest,
    differences: differences.map((difference) => ({
      ...difference,
      message: en.opinion.kinds[difference.kind],
    })),
  };
}
