import { programText } from '../findings/finding-text.ts';
import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import type { HistoryMark, Listener, Stay } from './model.ts';

/** A time of history in words. */
export type TimeText = (time: number) => string;

/** The date, and the time of the day to the second, as the language writes them; local. */
export function timeTextIn(locale: string): TimeText {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return (time) => format.format(time);
}

/** Date and time in the form of ISO 8601, local, to the second: for a terminal, where it sorts. */
export function isoLocal(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}

/** When it opened; where that was not seen, between which times. */
export function fromText(stay: Stay, { history }: Messages, text: TimeText): string {
  const { began, firstSeen, openingSeen } = stay;
  if (openingSeen) return text(firstSeen);
  return began < firstSeen
    ? history.between(text(began), text(firstSeen))
    : history.before(text(firstSeen));
}

/** When it closed; where that was not seen, between which times. @param until how far was watched */
export function toText(
  { lastSeen, ended }: Stay,
  { history }: Messages,
  text: TimeText,
  until: number | null = null,
): string {
  if (lastSeen === null || ended === null) {
    return until === null ? history.stillThere : history.thereUntil(text(until));
  }
  return lastSeen === ended ? text(ended) : history.between(text(lastSeen), text(ended));
}

/** Why no listener is told of for a time. @param isNarrowed whether only some were asked for */
export function nobodyText(isWatched: boolean, isNarrowed: boolean, { history }: Messages): string {
  if (!isWatched) return history.notWatched;
  return isNarrowed ? history.atNoMatch : history.atNobody;
}

/** The program, made visible. */
export function whoText({ program }: Pick<Listener, 'program'>, messages: Messages): string {
  return visibleText(programText(program, messages));
}

/** What a finding or an action was, in words, made visible. */
export function markText(mark: HistoryMark, messages: Messages): string {
  const { findings, history, listSeparator } = messages;
  const { type, kind, port, protocol, program, outcome } = mark;
  const known = Object.entries(findings.kinds).find(([name]) => name === kind)?.[1];
  const place = port === null ? null : protocol === null ? port : `${port}/${protocol}`;
  const what = type === 'finding' ? known : history.actions[kind];
  const result = outcome === null ? null : (history.outcomes[outcome] ?? outcome);
  return visibleText([what ?? kind, place, program, result].filter(Boolean).join(listSeparator));
}
