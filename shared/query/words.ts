import type { SocketRow } from '../model/socket.ts';
import { localText, remoteText } from '../text/endpoint.ts';

/** Whether a row is wanted, given its {@link searchText}. */
export type RowFilter = (text: string) => boolean;

export const EVERY_ROW: RowFilter = () => true;

/** All that can be searched of a row, in lower case, parts set apart by line breaks. */
export function searchText(row: SocketRow): string {
  const owners = row.owners.flatMap((owner) => [
    owner.name,
    `${owner.pid}`,
    owner.user,
    owner.path,
  ]);
  return [
    `${row.local.port}`,
    row.protocol,
    `${row.protocol}${row.family}`,
    row.service?.name,
    row.state,
    row.role,
    row.range,
    row.exposure,
    localText(row),
    remoteText(row),
    row.user,
    row.unit,
    row.container?.name,
    ...owners,
  ]
    .filter((part): part is string => typeof part === 'string')
    .join('\n')
    .toLowerCase();
}

/** A row matches when it holds every word of `query`, each anywhere; an empty query matches all. */
export function wordFilter(query: string): RowFilter {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return EVERY_ROW;
  return (text) => words.every((word) => text.includes(word));
}
