import type { RecordStatus, RegistryProtocol } from './record.ts';
import { LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';

/** What a search asks for. Every part that is not empty has to be met. */
export interface SearchQuery {
  /** Ports, both ends included: one of them. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** One of them. */
  readonly protocols: readonly RegistryProtocol[];
  /** One of them. */
  readonly statuses: readonly RecordStatus[];
  /** In lower case: each of them, in a name or in the description. */
  readonly words: readonly string[];
}

/**
 * Why words cannot be understood. Allowed are: a port 0–65535, a range of ports such as 6660-6670, a port
 * with its protocol such as 53/udp, and words without a number at the beginning (or such as begin a name).
 */
export interface SearchProblem {
  readonly code: 'not-a-port' | 'port-too-large' | 'range-backwards' | 'unknown-protocol';
  /** As it was written. */
  readonly word: string;
}

export type ParsedSearch =
  | { readonly ok: true; readonly query: SearchQuery }
  | { readonly ok: false; readonly problem: SearchProblem };

export class SearchRefused extends Error {
  override readonly name = 'SearchRefused';
  readonly problem: SearchProblem;

  constructor(problem: SearchProblem) {
    super(`${problem.word}: ports are 0 to ${LAST_PORT}, a range is FIRST-LAST (${problem.code})`);
    this.problem = problem;
  }
}

/** The words for a status, as people write them in either language. */
const STATUS_WORDS: ReadonlyMap<string, RecordStatus> = new Map([
  ['assigned', 'assigned'],
  ['割り当て済み', 'assigned'],
  ['割当済', 'assigned'],
  ['割当済み', 'assigned'],
  ['reserved', 'reserved'],
  ['予約', 'reserved'],
  ['予約済', 'reserved'],
  ['予約済み', 'reserved'],
  ['unassigned', 'unassigned'],
  ['未割り当て', 'unassigned'],
  ['未割当', 'unassigned'],
  ['未割当て', 'unassigned'],
  ['dynamic', 'dynamic'],
  ['動的', 'dynamic'],
]);

/** A port, a range of ports with any dash or wave that people type, or a port with its protocol. */
const PORTS = /^(\d+)(?:[-–—~〜](\d+)|\/([a-z]+))?$/;
/** A range with blanks around its dash; a dash right before a number may be a minus. */
const SPACED_RANGE = /(?<=\p{Nd})\s*([-－–—~～〜])\s+(?=\p{Nd})/gu;
const BEGINS_WITH_NUMBER = /^[-−]?\d/;

interface Parts {
  readonly ranges: (readonly [number, number])[];
  readonly protocols: RegistryProtocol[];
  readonly statuses: RecordStatus[];
  readonly words: string[];
}

/**
 * Understands what was typed: `5432`, `6660-6670`, `6660 - 6670`, `53/udp`, `udp reserved`, `http alt`, `予約`.
 * @param isKnown whether a word that begins with a number begins a name, as `3com` does
 */
export function parseSearch(
  text: string,
  isKnown: (word: string) => boolean = () => false,
): ParsedSearch {
  const parts: Parts = { ranges: [], protocols: [], statuses: [], words: [] };
  for (const typed of text.replaceAll(SPACED_RANGE, '$1').split(/\s+/).filter(Boolean)) {
    const code = take(typed.normalize('NFKC').toLowerCase(), parts, isKnown);
    if (code !== null) return { ok: false, problem: { code, word: typed } };
  }
  return { ok: true, query: parts };
}

/** Puts a word where it belongs. @returns what is wrong with it, or null */
function take(
  word: string,
  parts: Parts,
  isKnown: (word: string) => boolean,
): SearchProblem['code'] | null {
  const status = STATUS_WORDS.get(word);
  if (status) parts.statuses.push(status);
  else if (isProtocol(word)) parts.protocols.push(word);
  else if (!BEGINS_WITH_NUMBER.test(word)) parts.words.push(word);
  else return takeNumber(word, parts, isKnown);
  return null;
}

function takeNumber(
  word: string,
  { ranges, protocols, words }: Parts,
  isKnown: (word: string) => boolean,
): SearchProblem['code'] | null {
  const [, from, to = from, protocol] = PORTS.exec(word) ?? [];
  if (from === undefined || (protocol !== undefined && !isProtocol(protocol))) {
    if (!isKnown(word)) return from === undefined ? 'not-a-port' : 'unknown-protocol';
    words.push(word);
    return null;
  }
  const first = Number(from);
  const last = Number(to);
  if (Math.max(first, last) > LAST_PORT) return 'port-too-large';
  if (first > last) return 'range-backwards';
  ranges.push([first, last]);
  if (protocol !== undefined) protocols.push(protocol);
  return null;
}

function isProtocol(word: string): word is RegistryProtocol {
  return (REGISTRY_PROTOCOLS as readonly string[]).includes(word);
}
