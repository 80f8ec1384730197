import type { SeenSocket } from '../../shared/findings/finding.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { SortColumn } from '../../shared/table/sort-keys.ts';
import { addressText, remoteText } from '../../shared/text/endpoint.ts';
import { serviceText } from '../../shared/text/service.ts';
import { spanText } from '../../shared/text/time.ts';
import { visibleText } from '../../shared/text/visible.ts';

type CellText = (row: SocketRow, messages: Messages) => string;

const CELLS: { readonly [C in Exclude<SortColumn, 'age'>]: CellText } = {
  port: (row) => `${row.local.port}`,
  protocol: (row) => `${row.protocol}${row.family}`,
  service: serviceText,
  state: (row) => row.state,
  /** Its port stands in a column of its own. */
  local: (row) => addressText(row.local.address, row.interface),
  remote: (row) => remoteText(row) ?? '',
  process: processText,
  pid: (row) => row.owners.map(({ pid }) => pid).join(', '),
  user: (row) => row.user ?? '',
  exposure: (row, messages) => (row.exposure ? messages.exposures[row.exposure] : ''),
  role: (row, messages) => messages.roles[row.role],
  family: (row) => `IPv${row.family}`,
  interface: (row) => row.interface ?? '',
  unit: (row) => row.unit ?? '',
  container: ({ container }) => (container ? (container.name ?? container.id) : ''),
  netns: (row) => row.netns ?? '',
  seen: (row, messages) =>
    firstSeenText(row, messages, { dateStyle: 'short', timeStyle: 'medium' }),
};

/** What is said in full of what has no room, or is not said at all. */
const TITLES: Partial<Record<SortColumn, CellText>> = {
  service: (row) => (row.service ? `${serviceText(row)} · ${row.service.description}` : ''),
  container: ({ container }) =>
    container ? [container.runtime, container.name ?? '', container.id].join(' ') : '',
};
const NEVER_CUT: ReadonlySet<SortColumn> = new Set([
  'port',
  'protocol',
  'state',
  'exposure',
  'age',
  'family',
]);

/** What a row says in a column. @param now milliseconds since 1970 UTC, for its age */
export function cellText(
  row: SocketRow,
  column: SortColumn,
  messages: Messages,
  now: number,
): string {
  if (column === 'age') return ageText(row, messages, now);
  return visibleText(CELLS[column](row, messages));
}

/** What a cell says when it is pointed at; nothing where that is no more than what it shows. */
export function cellTitle(
  row: SocketRow,
  column: SortColumn,
  messages: Messages,
): string | undefined {
  if (NEVER_CUT.has(column)) return undefined;
  const title = TITLES[column]?.(row, messages);
  return title === undefined ? cellText(row, column, messages, 0) : visibleText(title);
}

export function ageText(row: SocketRow, messages: Messages, now: number): string {
  const span = spanText(now - row.firstSeenAt, messages.locale);
  return isOlder(row) ? `> ${span}` : span;
}

/** When it opened, as far as that is known. */
export function firstSeenText(
  { presentAtStart, asleepSince, firstSeenAt }: SeenSocket['since'],
  { locale, power, view }: Messages,
  form: Intl.DateTimeFormatOptions = {},
): string {
  const text = (time: number) => new Date(time).toLocaleString(locale, form);
  if (presentAtStart) return view.beforeStart;
  return asleepSince === null
    ? text(firstSeenAt)
    : power.asleep(text(asleepSince), text(firstSeenAt));
}

/** Whether it may be older than since it was first seen. */
export function isOlder({ presentAtStart, asleepSince }: SocketRow): boolean {
  return presentAtStart || asleepSince !== null;
}

function processText(row: SocketRow, { self, ownerHidden }: Messages): string {
  const name = row.owners[0]?.name;
  if (name) return row.self ? `${self} (${name})` : name;
  return row.ownersStatus === 'none' ? '' : ownerHidden;
}
