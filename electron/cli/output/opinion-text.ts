import type { Messages } from '../../../shared/messages/en.ts';
import { type Opinion, unexplainedIn } from '../../../shared/second-opinion/opinion.ts';
import {
  bindTestText,
  type DifferenceGroup,
  differenceGroups,
  differenceText,
  explanationTexts,
  verdictText,
  witnessText,
} from '../../../shared/second-opinion/opinion-text.ts';
import type { Style } from './style.ts';
import { wrapped } from './wrapped.ts';

/** More than this many of a kind are counted, not told. */
const MOST_TOLD = 10;

/** A second opinion as lines: what came of it first. */
export function opinionLines(opinion: Opinion, messages: Messages, style: Style): string[] {
  const text = messages.opinion;
  const verdict = wrapped(verdictText(opinion, messages), 0, style.width);
  const tone = unexplainedIn(opinion) > 0 ? style.any : style.bold;
  const time = new Date(opinion.takenAt).toLocaleTimeString(messages.locale);
  const seconds = (opinion.tookMs / 1000).toLocaleString(messages.locale, {
    maximumFractionDigits: 1,
  });
  return [
    ...verdict.map(tone),
    ...differenceGroups(opinion).flatMap((group) => ['', ...groupLines(group, messages, style)]),
    '',
    style.bold(text.sources),
    ...opinion.witnesses.flatMap((one) => wrapped(witnessText(one, messages), 2, style.width)),
    ...wrapped(bindTestText(opinion.bindTest, messages), 2, style.width),
    style.dim(text.takenAt(time, seconds)),
  ];
}

function groupLines(group: DifferenceGroup, messages: Messages, style: Style): string[] {
  const text = messages.opinion;
  const shown = group.differences.slice(0, MOST_TOLD);
  const more = group.count - shown.length;
  return [
    style.bold(text.count(text.kinds[group.kind], group.count)),
    ...explanationTexts(group, messages)
      .flatMap((one) => wrapped(one, 2, style.width))
      .map(style.dim),
    ...shown.map((difference) => `  ${differenceText(difference, messages)}`),
    ...(more > 0 ? [`  ${text.more(more)}`] : []),
  ];
}
