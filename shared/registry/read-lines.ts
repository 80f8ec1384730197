import { RegistryDamaged } from './asset.ts';
import type { RecordStatus } from './record.ts';
import { FIRST_DYNAMIC_PORT, LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';

export const PROTOCOL_COUNT = REGISTRY_PROTOCOLS.length;
/** Numbers of lines have to fit into the index. */
const MOST_LINES = 65_535;
const HEAD = /^([0-9a-z]{1,4})(?:\+([0-9a-z]{1,4}))? ([1-9a-f])([aru])$/;
const STATUS_OF: ReadonlyMap<string, RecordStatus> = new Map([
  ['a', 'assigned'],
  ['r', 'reserved'],
  ['u', 'unassigned'],
]);

/** What a line says before its names. */
export interface Head {
  /** How many characters it has. */
  readonly length: number;
  readonly delta: number;
  /** How many ports follow the first one. */
  readonly span: number;
  /** Bit n for protocol n. */
  readonly mask: number;
  readonly status: RecordStatus;
}

/** The lines of a text of records. Their words are read when somebody asks for them. */
export interface Lines {
  readonly texts: readonly string[];
  readonly heads: readonly Head[];
  readonly firsts: Uint16Array;
  /** At `port * 4 + protocol`: 1 + the number of the line, or 0. */
  readonly index: Uint16Array;
}

/**
 * Reads the form that compact.ts writes.
 * @throws RegistryDamaged with the line's number where it is another
 */
export function readLines(text: string): Lines {
  const texts = text.split('\n');
  const isEnded = texts.pop() === '';
  if (!isEnded || texts.length > MOST_LINES) throw damaged(texts.length + 1);
  const index = new Uint16Array((LAST_PORT + 1) * PROTOCOL_COUNT);
  const firsts = new Uint16Array(texts.length);
  const heads: Head[] = [];
  // Thousands of lines have a few hundred heads.
  const known = new Map<string, Head>();
  let first = 0;
  for (let line = 0; line < texts.length; line += 1) {
    const content = texts[line] ?? '';
    const written = content.slice(0, content.indexOf(' ') + 3);
    let head = known.get(written);
    if (head === undefined) {
      head = parseHead(written, line + 1);
      known.set(written, head);
    }
    first += head.delta;
    firsts[line] = first;
    heads.push(head);
    const isFilled = fill(index, first, head, line + 1);
    if (!isFilled || !isSeparator(content[written.length])) throw damaged(line + 1);
  }
  return { texts, heads, firsts, index };
}

function parseHead(written: string, line: number): Head {
  const parts = HEAD.exec(written);
  const status = STATUS_OF.get(parts?.[4] ?? '');
  if (parts === null || status === undefined) throw damaged(line);
  return {
    length: written.length,
    delta: Number.parseInt(parts[1] ?? '', 36),
    span: Number.parseInt(parts[2] ?? '0', 36),
    mask: Number.parseInt(parts[3] ?? '', 16),
    status,
  };
}

function isSeparator(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t';
}

/** @returns false where the ports are no assignable ones, or another line has them */
function fill(index: Uint16Array, first: number, head: Head, entry: number): boolean {
  const last = first + head.span;
  if (last >= FIRST_DYNAMIC_PORT) return false;
  for (let protocol = 0; protocol < PROTOCOL_COUNT; protocol += 1) {
    if ((head.mask & (1 << protocol)) === 0) continue;
    for (let port = first; port <= last; port += 1) {
      const place = port * PROTOCOL_COUNT + protocol;
      if (index[place] !== 0) return false;
      index[place] = entry;
    }
  }
  return true;
}

function damaged(line: number): RegistryDamaged {
  return new RegistryDamaged(`the registry's data is damaged: line ${line} of it cannot be read`);
}
