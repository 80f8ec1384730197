import { programText } from '../findings/finding-text.ts';
import { programObject } from '../findings/rule-schema.ts';
import { en } from '../messages/en.ts';
import { isoText } from '../text/time.ts';
import type { HistoryFacts, Listener, Watch } from './model.ts';
import type { Listeners, Moment, Peer, Peers } from './questions.ts';

const SCHEMA_VERSION = 1;

/** The document of `portico history --json`; described in docs/history.md. */
export function historyDocument(
  from: number,
  to: number,
  { listeners, more, watches, sleeps, marks }: Listeners,
  facts: HistoryFacts,
): Record<string, unknown> {
  return {
    schemaVersion: SCHEMA_VERSION,
    from: isoText(from),
    to: isoText(to),
    ...factsObject(facts),
    watched: watches.map((watch) => watchObject(watch, from, to)),
    slept: sleeps.map((sleep) => watchObject(sleep, from, to)),
    listeners: listeners.map(listenerObject),
    more,
    marks: marks.map((mark) => ({ ...mark, at: isoText(mark.at) })),
  };
}

/** The document of `portico history --at TIME --json`. */
export function momentDocument(
  { time, isWatched, isAsleep, listeners, more }: Moment,
  facts: HistoryFacts,
): Record<string, unknown> {
  return {
    schemaVersion: SCHEMA_VERSION,
    at: isoText(time),
    ...factsObject(facts),
    isWatched,
    isAsleep,
    listeners: listeners.map(({ sure, ...listener }) => ({ ...listenerObject(listener), sure })),
    more,
  };
}

/** The document of `portico history --connections --json`. */
export function peersDocument(
  from: number,
  to: number,
  { peers, more, connections }: Peers,
  facts: HistoryFacts,
): Record<string, unknown> {
  return {
    schemaVersion: SCHEMA_VERSION,
    from: isoText(from),
    to: isoText(to),
    ...factsObject(facts),
    connections,
    peers: peers.map(peerObject),
    more,
  };
}

function factsObject({ since, until }: HistoryFacts): Record<string, unknown> {
  return { recordedSince: optional(since), watchedUntil: optional(until) };
}

function listenerObject(listener: Listener): Record<string, unknown> {
  const { id: _, program, began, firstSeen, lastSeen, ended, startedAt, ...facts } = listener;
  return {
    ...facts,
    program: { ...programObject(program), text: nameOf(listener) },
    openedAfter: isoText(began),
    firstSeen: isoText(firstSeen),
    lastSeen: optional(lastSeen),
    endedBy: optional(ended),
    startedAt: optional(startedAt),
  };
}

function peerObject({ program, firstHour, lastHour, ...facts }: Peer): Record<string, unknown> {
  return {
    firstHour: isoText(firstHour),
    lastHour: isoText(lastHour),
    ...facts,
    program: { ...programObject(program), text: nameOf({ program }) },
  };
}

function nameOf({ program }: Pick<Listener, 'program'>): string {
  return programText(program, en);
}

function watchObject(watch: Watch, from: number, to: number): Record<string, unknown> {
  return { from: isoText(Math.max(from, watch.from)), until: isoText(Math.min(to, watch.until)) };
}

function optional(time: number | null): string | null {
  return time === null ? null : isoText(time);
}
