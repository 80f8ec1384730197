import { programText } from '../findings/finding-text.ts';
import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import { closedIn, openedIn, type Sleep } from './asleep.ts';
import type { HistoryMark, Listener, Stay } from './model.ts';
import type { Moment } from './questions.ts';

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
export function fromText(
  stay: Stay,
  { history, power }: Messages,
  text: TimeText,
  sleeps: readonly Sleep[] = [],
): string {
  const { began, firstSeen, openingSeen } = stay;
  const sleep = openedIn(stay, sleeps);
  if (sleep) return power.asleepShort(text(sleep.from), text(sleep.until));
  if (openingSeen) return text(firstSeen);
  return began < firstSeen
    ? history.between(text(began), text(firstSeen))
    : history.before(text(firstSeen));
}

/** When it closed; where that was not seen, between which times. */
export function toText(
  stay: Stay,
  { history, power }: Messages,
  text: TimeText,
  { until = null, sleeps = [] }: Known = {},
): string {
  const { lastSeen, ended } = stay;
  if (lastSeen === null || ended === null) {
    return until === null ? history.stillThere : history.thereUntil(text(until));
  }
  const sleep = closedIn(stay, sleeps);
  if (sleep) return power.asleepShort(text(sleep.from), text(sleep.until));
  return lastSeen === ended ? text(ended) : history.between(text(lastSeen), text(ended));
}

/** What is known beside a listener. */
interface Known {
  /** How far was watched; null: somebody watches. */
  readonly until?: number | null;
  readonly sleeps?: readonly Sleep[];
}

/** Why no listener is told of for a time. @param isNarrowed whether only some were asked for */
export function nobodyText(
  { isWatched, isAsleep }: Pick<Moment, 'isWatched' | 'isAsleep'>,
  isNarrowed: boolean,
  messages: Messages,
): string {
  if (!isWatched) return unwatchedText(isAsleep, messages);
  const { history } = messages;
  return isNarrowed ? history.atNoMatch : history.atNobody;
}

/** Why nobody watched. */
export function unwatchedText(isAsleep: boolean, { history, power }: Messages): string {
  return isAsleep ? power.sleptThen : history.notWatched;
}

/** The program, made visible. */
export function whoText({ program }: Pick<Listener, 'program'>, messages: Messages): string {
  return visibleText(programText(program, messages));
}

/** What a finding or an action was, in words, made visible. */
export function markText(
  mark: HistoryMark,
  messages: Messages,
  sleeps: readonly Sleep[] = [],
): string {
  const { findings, history, power, listSeparator } = messages;
  const { type, kind, port, protocol, program, outcome } = mark;
  const known = Object.entries(findings.kinds).find(([name]) => name === kind)?.[1];
  const place = port === null ? null : protocol === null ? port : `${port}/${protocol}`;
  const what = type === 'finding' ? known : history.actions[kind];
  const result = outcome === null ? null : (history.outcomes[outcome] ?? outcome);
  const isAfter = type === 'finding' && sleeps.some(({ until }) => until === mark.at);
  const words = [what ?? kind, place, program, result, isAfter && power.foundAfter];
  return visibleText(words.filter(Boolean).join(listSeparator));
}
