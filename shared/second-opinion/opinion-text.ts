import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import {
  type BindTest,
  type Difference,
  type DifferenceKind,
  isOpinion,
  type Opinion,
  UNEXPLAINED,
  unexplainedIn,
  type Witness,
} from './opinion.ts';

/** What came of it, in one sentence. */
export function verdictText(opinion: Opinion, { opinion: text }: Messages): string {
  const unexplained = unexplainedIn(opinion);
  if (unexplained > 0) return text.differ(unexplained);
  if (!isOpinion(opinion)) return text.tooFew;
  const known = opinion.counts['known-gap'];
  return known > 0 ? text.agreeBut(known) : text.agree;
}

export function witnessText(witness: Witness, messages: Messages): string {
  const { source } = witness;
  if (witness.ok) return `${source}: ${messages.opinion.saw(witness.sockets, witness.doors)}`;
  const { code, detail } = witness;
  return visibleText(messages.sourceFailed(source, messages.failures[code], detail));
}

export function bindTestText(test: BindTest, { opinion: text, listSeparator }: Messages): string {
  const said = (): string => {
    if (test.ok) {
      const denied = test.denied > 0 ? [text.bindDenied(test.denied)] : [];
      return [text.bindTried(test.tried), ...denied].join(listSeparator);
    }
    if (test.reason === 'unsupported') return text.bindUnsupported;
    return text.bindFailed(visibleText(test.detail ?? ''));
  };
  return `${text.bindTest}: ${said()}`;
}

/** One difference: the socket, and who shows it. */
export function differenceText(
  { protocol, local, remote, state, seenBy, missedBy }: Difference,
  { opinion: text, listSeparator }: Messages,
): string {
  const socket = remote === null ? `${local}/${protocol}` : `${local} → ${remote}/${protocol}`;
  const facts = [
    ...(state === null ? [] : [state]),
    ...(seenBy.length > 0 ? [text.seenBy(seenBy.join(', '))] : []),
    ...(missedBy.length > 0 ? [text.missedBy(missedBy.join(', '))] : []),
  ];
  return visibleText(`${socket} · ${facts.join(listSeparator)}`);
}

/** Differences of one kind, the gravest kind first; those that no source is to be blamed for at the end. */
export interface DifferenceGroup {
  readonly kind: DifferenceKind;
  readonly count: number;
  readonly differences: readonly Difference[];
}

export function differenceGroups({ differences, counts }: Opinion): readonly DifferenceGroup[] {
  return [...UNEXPLAINED, 'known-gap' as const].flatMap((kind) => {
    if (counts[kind] === 0) return [];
    const own = differences.filter((difference) => difference.kind === kind);
    return [{ kind, count: counts[kind], differences: own }];
  });
}

/** What explains the differences of a group. */
export function explanationTexts(
  { kind, differences }: DifferenceGroup,
  { opinion: text }: Messages,
): string[] {
  if (kind !== 'known-gap') return [text.means[kind]];
  const gaps = [...new Set(differences.flatMap((difference) => difference.gaps))];
  return gaps.map((gap) => text.gaps[gap]);
}
