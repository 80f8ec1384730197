import { asleepMs } from '../../../shared/history/asleep.ts';
import {
  fromText,
  isoLocal,
  markText,
  nobodyText,
  toText,
  unwatchedText,
  whoText,
} from '../../../shared/history/history-text.ts';
import type { HistoryFacts, Listener } from '../../../shared/history/model.ts';
import type { Listeners, Moment, Peer, Peers } from '../../../shared/history/questions.ts';
import { unwatchedMs } from '../../../shared/history/watched.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { bytesText } from '../../../shared/text/bytes.ts';
import { endpointText } from '../../../shared/text/endpoint.ts';
import { spanText } from '../../../shared/text/time.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { CommandContext } from '../command-line.ts';
import type { Style } from '../output/style.ts';
import { fitWidths, type TableColumn, tableLine, truncatedEndpoint } from '../output/table.ts';

/** A time in which nobody watched is told of from this length on, in milliseconds. */
const TOLD_FROM_MS = 60_000;

export interface ListenersReport {
  readonly from: number;
  readonly to: number;
  readonly found: Listeners;
  readonly facts: HistoryFacts;
  /** Whether only some were asked for. */
  readonly isNarrowed: boolean;
}

/** `portico history`. */
export function listenersText(
  { from, to, found, facts, isNarrowed }: ListenersReport,
  { messages }: CommandContext,
  style: Style,
): string[] {
  const { history, power } = messages;
  const { terminal, marks: marksTitle } = history;
  if (facts.since === null) return [terminal.nothing];
  const { listeners, more, watches, sleeps, marks } = found;
  const until = isRecent(facts) ? null : facts.until;
  const rows = listeners.map((listener) => [
    fromText(listener, messages, isoLocal, sleeps),
    toText(listener, messages, isoLocal, { until, sleeps }),
    ...whereAndWho(listener, messages),
  ]);
  const told = marks.map((mark) => `${isoLocal(mark.at)}  ${markText(mark, messages, sleeps)}`);
  const missing = unwatchedMs(watches, Math.max(from, facts.since), to);
  const isNothing = listeners.length + told.length === 0;
  const nothing = isNarrowed ? terminal.noMatch : terminal.none;
  const sum = [isNothing ? nothing : terminal.summary(listeners.length, more)];
  if (missing >= TOLD_FROM_MS) sum.push(terminal.unwatched(spanText(missing, messages.locale)));
  const asleep = asleepMs(sleeps, from, to);
  if (asleep >= TOLD_FROM_MS) sum.push(power.sleptFor(spanText(asleep, messages.locale)));
  return [
    ...(rows.length > 0 ? [...table(listenerColumns(messages), rows, style), ''] : []),
    ...(told.length > 0 ? [style.bold(marksTitle), ...told, ''] : []),
    style.dim(sum.join(' · ')),
  ];
}

/** `portico history --at`. */
export function momentText(
  { time, isWatched, isAsleep, listeners, more }: Moment,
  { facts, isNarrowed }: Pick<ListenersReport, 'facts' | 'isNarrowed'>,
  { messages }: CommandContext,
  style: Style,
): string[] {
  const { history } = messages;
  if (facts.since === null) return [history.terminal.nothing];
  const columns = listenerColumns(messages);
  const rows = listeners.map((listener) => [
    fromText(listener, messages, isoLocal),
    toText(listener, messages, isoLocal, { until: isRecent(facts) ? null : facts.until }),
    ...whereAndWho(listener, messages),
    listener.sure === 'seen' ? '' : history.sureness[listener.sure],
  ]);
  const sure: TableColumn = { title: history.columns.sure, align: 'left', rank: 1, least: 8 };
  const notes = [history.at(isoLocal(time))];
  if (!isWatched && rows.length > 0) notes.push(unwatchedText(isAsleep, messages));
  if (more > 0) notes.push(history.more(more));
  return [
    ...(rows.length > 0
      ? table([...columns, sure], rows, style)
      : [nobodyText({ isWatched, isAsleep }, isNarrowed, messages)]),
    '',
    style.dim(notes.join(' · ')),
  ];
}

/** `portico history --connections`. */
export function peersText(
  { peers, more, connections }: Peers,
  { facts, isNarrowed }: Pick<ListenersReport, 'facts' | 'isNarrowed'>,
  { messages }: CommandContext,
  style: Style,
): string[] {
  const { history, locale } = messages;
  if (facts.since === null) return [history.terminal.nothing];
  if (peers.length === 0) return [isNarrowed ? history.terminal.noMatch : history.noPeers];
  const { columns } = history;
  const all: readonly TableColumn[] = [
    { title: columns.connections, align: 'right', rank: 0, least: 6 },
    { title: columns.direction, align: 'left', rank: 3, least: 8 },
    { title: columns.peer, align: 'left', rank: 0, least: 12, cut: truncatedEndpoint },
    { title: columns.program, align: 'left', rank: 1, least: 12 },
    { title: columns.bytes, align: 'right', rank: 2, least: 8 },
  ];
  const rows = peers.map((peer) => [
    peer.count.toLocaleString(locale),
    peer.direction === 'inbound' ? history.inbound : history.outbound,
    visibleText(peerPlace(peer)),
    whoText(peer, messages),
    bytesOf(peer, messages),
  ]);
  return [
    ...table(all, rows, style),
    '',
    style.dim(history.terminal.peersSummary(connections, more)),
  ];
}

/** Whether somebody watches now, as far as that can be told from how far was watched. */
function isRecent({ until }: HistoryFacts): boolean {
  return until !== null && Date.now() - until < TOLD_FROM_MS;
}

function peerPlace({ direction, protocol, address, port }: Peer): string {
  // Of those that came in, the other side's port is one of many.
  if (direction === 'outbound') return `${endpointText({ address, port })}/${protocol}`;
  return `${address} → ${port}/${protocol}`;
}

function bytesOf({ measured, sent, received, count }: Peer, { history, locale }: Messages): string {
  if (measured === 0) return '';
  const bytes = bytesText(sent + received, locale);
  return measured === count ? bytes : history.bytesOf(bytes, measured);
}

function listenerColumns({ history, columns }: Messages): TableColumn[] {
  const titles = history.columns;
  return [
    { title: titles.from, align: 'left', rank: 0, least: 19 },
    { title: titles.to, align: 'left', rank: 0, least: 12 },
    { title: titles.place, align: 'left', rank: 0, least: 9 },
    { title: columns.local, align: 'left', rank: 5, least: 9 },
    { title: titles.program, align: 'left', rank: 1, least: 10 },
    { title: columns.pid, align: 'right', rank: 6, least: 5 },
    { title: titles.user, align: 'left', rank: 4, least: 4 },
    { title: titles.exposure, align: 'left', rank: 3, least: 8 },
  ];
}

function whereAndWho(listener: Listener, messages: Messages): string[] {
  const { protocol, port, address, pid, user, exposure } = listener;
  return [
    `${port}/${protocol}`,
    visibleText(address),
    whoText(listener, messages),
    pid === null ? '' : `${pid}`,
    visibleText(user ?? ''),
    messages.exposures[exposure],
  ];
}

function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  style: Style,
): string[] {
  const widths = fitWidths(columns, rows, style.width);
  const titles = columns.map(({ title }) => title);
  return [
    style.dim(tableLine(columns, titles, widths)),
    ...rows.map((row) => tableLine(columns, row, widths)),
  ];
}
