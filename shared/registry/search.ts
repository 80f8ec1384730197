import { BEST_RANK, rankOf } from './rank.ts';
import type { Head } from './read-lines.ts';
import { PROTOCOL_COUNT } from './read-lines.ts';
import type { PortRecord, RegistryProtocol } from './record.ts';
import { LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';
import type { SearchQuery } from './search-query.ts';
import type { StoredRecords } from './stored-records.ts';

/** Nearly all ports of the other two are unassigned: they are spoken of where they are asked for. */
const USUAL_PROTOCOLS: readonly RegistryProtocol[] = ['tcp', 'udp'];

/** The numbers of the protocols for each set of bits. */
const PROTOCOLS_OF_MASK: readonly (readonly number[])[] = Array.from(
  { length: 1 << PROTOCOL_COUNT },
  (_, mask) => [...REGISTRY_PROTOCOLS.keys()].filter((protocol) => mask & (1 << protocol)),
);

/** How many places a record can begin at: a hit is `rank * PLACES + port * 4 + protocol`. */
const PLACES = (LAST_PORT + 1) * PROTOCOL_COUNT;

/** @returns the best first, equally good ones in the order of ports and protocols */
export function searchRecords(
  records: StoredRecords,
  query: SearchQuery,
  limit: number,
): readonly PortRecord[] {
  const registered = registeredHits(records, query);
  const gaps = gapHits(records, query, registered.length > 0);
  // Numbers in such an array are sorted several times faster than objects.
  const sorted = Float64Array.from([...registered, ...gaps]).sort();
  return Array.from(sorted.subarray(0, limit), (hit) => {
    const place = hit % PLACES;
    return records.at(Math.floor(place / PROTOCOL_COUNT), place % PROTOCOL_COUNT);
  });
}

function registeredHits(records: StoredRecords, query: SearchQuery): number[] {
  const { heads, firsts } = records.lines;
  const mask = maskOf(query.protocols);
  const hits: number[] = [];
  for (const line of candidates(records, query)) {
    const head = heads[line];
    const first = firsts[line];
    if (head === undefined || first === undefined || !isWanted(head, first, query)) continue;
    const rank = rankOfLine(records, line, query.words);
    if (rank === null) continue;
    for (const protocol of PROTOCOLS_OF_MASK[head.mask & mask] ?? []) {
      hits.push(rank * PLACES + first * PROTOCOL_COUNT + protocol);
    }
  }
  return hits;
}

function isWanted(
  { status, span }: Head,
  first: number,
  { statuses, ranges }: SearchQuery,
): boolean {
  const isStatus = statuses.length === 0 || statuses.includes(status);
  return isStatus && isAmong(ranges, first, first + span);
}

/** What is not registered is an answer where it was asked for, or where nothing else stands. */
function gapHits(records: StoredRecords, query: SearchQuery, isFound: boolean): number[] {
  const { ranges, protocols, statuses, words } = query;
  const isAskedFor = statuses.includes('unassigned') || statuses.includes('dynamic');
  if (words.length > 0 || !(isAskedFor || (ranges.length > 0 && !isFound))) return [];
  const wanted = protocols.length > 0 ? protocols : USUAL_PROTOCOLS;
  return REGISTRY_PROTOCOLS.flatMap((protocol, number) => {
    if (!wanted.includes(protocol)) return [];
    return (records.gaps[number] ?? [])
      .filter(
        ({ status, first, last }) =>
          (statuses.length === 0 || statuses.includes(status)) && isAmong(ranges, first, last),
      )
      .map(({ first }) => BEST_RANK * PLACES + first * PROTOCOL_COUNT + number);
  });
}

/** The lines that the query may mean: those with its longest word, which are the fewest. */
function candidates(
  { lines, words: text }: StoredRecords,
  { words }: SearchQuery,
): Iterable<number> {
  const [longest] = words.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? lines.heads.keys() : text.linesWith(longest);
}

function rankOfLine(
  { lines, words: text }: StoredRecords,
  line: number,
  words: readonly string[],
): number | null {
  if (words.length === 0) return BEST_RANK;
  return rankOf(text.wordsOf(line), lines.heads[line]?.status === 'assigned', words);
}

function isAmong(ranges: SearchQuery['ranges'], first: number, last: number): boolean {
  return ranges.length === 0 || ranges.some(([from, to]) => first <= to && from <= last);
}

/** Bit n for protocol n; all of them where none is named. */
function maskOf(protocols: readonly RegistryProtocol[]): number {
  if (protocols.length === 0) return (1 << PROTOCOL_COUNT) - 1;
  return protocols.reduce(
    (mask, protocol) => mask | (1 << REGISTRY_PROTOCOLS.indexOf(protocol)),
    0,
  );
}
