import type { PortRecord } from './record.ts';
import { REGISTRY_PROTOCOLS } from './record.ts';

/**
 * The stored form of records: a line `DELTA[+SPAN] PROTOCOLS STATUS[ NAME|NAME…][⇥DESCRIPTION]` for each.
 * - DELTA: how far its first port is from that of the line before, in base 36
 * - SPAN: how many ports follow the first one, in base 36; left out for a single port
 * - PROTOCOLS: one hexadecimal digit, bit 0 for tcp, then udp, sctp, dccp
 * - STATUS: `a` assigned, `r` reserved, `u` unassigned, without a space before it
 * - NAME: all names with bars between them. The first one is the primary name if the status is `a`.
 * What no line speaks of is unassigned, or dynamic.
 */
export const STATUS_LETTERS = { assigned: 'a', reserved: 'r', unassigned: 'u' } as const;
export const BETWEEN_NAMES = '|';
/** What would break a line: control characters, and the bar within a name. */
const UNFIT = /\p{Cc}/u;

interface Line {
  readonly first: number;
  readonly last: number;
  readonly mask: number;
  readonly text: string;
}

/** @returns whether a name can be told from its neighbours */
export function isStorableName(name: string): boolean {
  return name !== '' && !name.includes(BETWEEN_NAMES) && !UNFIT.test(name);
}

/** Writes records, in any order, in the stored form. Dynamic ports have none. */
export function compactText(records: readonly PortRecord[]): string {
  const lines = new Map<string, Line>();
  for (const record of records) {
    const text = contentOf(record);
    const { first, last, protocol } = record;
    const key = `${first}-${last} ${text}`;
    const mask = (lines.get(key)?.mask ?? 0) | (1 << REGISTRY_PROTOCOLS.indexOf(protocol));
    lines.set(key, { first, last, mask, text });
  }
  let before = 0;
  let written = '';
  for (const { first, last, mask, text } of [...lines.values()].sort(byPlace)) {
    const span = last > first ? `+${(last - first).toString(36)}` : '';
    written += `${(first - before).toString(36)}${span} ${mask.toString(16)}${text}\n`;
    before = first;
  }
  return written;
}

function contentOf({ status, name, aliases, description }: PortRecord): string {
  if (status === 'dynamic') throw new Error('dynamic ports have no records');
  const names = name === null ? aliases : [name, ...aliases];
  const isFit = names.every(isStorableName);
  const hasPrimary = name !== null || aliases.length === 0;
  if (!isFit || hasPrimary !== (status === 'assigned' || names.length === 0)) {
    throw new Error(`these names cannot be stored: ${names.join(', ')}`);
  }
  const head = STATUS_LETTERS[status] + (names.length > 0 ? ` ${names.join(BETWEEN_NAMES)}` : '');
  if (UNFIT.test(head + description)) throw new Error(`not one line: ${head} ${description}`);
  return description === '' ? head : `${head}\t${description}`;
}

function byPlace(a: Line, b: Line): number {
  return a.first - b.first || (a.mask & -a.mask) - (b.mask & -b.mask);
}
