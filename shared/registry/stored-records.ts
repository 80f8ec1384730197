import type { Gaps } from './gaps.ts';
import { findGaps, gapAt } from './gaps.ts';
import type { Lines } from './read-lines.ts';
import { PROTOCOL_COUNT, readLines } from './read-lines.ts';
import type { PortRecord } from './record.ts';
import { REGISTRY_PROTOCOLS } from './record.ts';
import { SearchableText, wordsOf } from './searchable-text.ts';

/** The records in their stored form; an object is made of one only when somebody asks for it. */
export class StoredRecords {
  readonly lines: Lines;
  /** One for each protocol of a line. */
  readonly count: number;
  readonly #text: string;
  /** At `line * 4 + protocol`. */
  readonly #made: (PortRecord | undefined)[];
  #words: SearchableText | null = null;
  #gaps: readonly Gaps[] | null = null;

  /** @throws RegistryDamaged where the text has another form than compact.ts writes */
  constructor(text: string) {
    this.#text = text;
    this.lines = readLines(text);
    this.count = this.lines.heads.reduce((sum, { mask }) => sum + bitsOf(mask), 0);
    this.#made = new Array(this.lines.texts.length * PROTOCOL_COUNT).fill(undefined);
  }

  /** The words of all records, ready to be searched. */
  get words(): SearchableText {
    this.#words ??= new SearchableText(this.#text, this.lines);
    return this.#words;
  }

  /** What no record speaks of, for each protocol by its number. */
  get gaps(): readonly Gaps[] {
    this.#gaps ??= REGISTRY_PROTOCOLS.map((protocol) => findGaps(this.lines.index, protocol));
    return this.#gaps;
  }

  /** @param protocol its number in REGISTRY_PROTOCOLS */
  at(port: number, protocol: number): PortRecord {
    const entry = this.lines.index[port * PROTOCOL_COUNT + protocol] ?? 0;
    return entry === 0 ? gapAt(this.gaps[protocol] ?? [], port) : this.ofLine(entry - 1, protocol);
  }

  ofLine(line: number, protocol: number): PortRecord {
    const place = line * PROTOCOL_COUNT + protocol;
    const known = this.#made[place];
    if (known !== undefined) return known;
    const made = this.#make(line, protocol);
    this.#made[place] = made;
    return made;
  }

  #make(line: number, protocol: number): PortRecord {
    const { texts, heads, firsts } = this.lines;
    const head = heads[line];
    const first = firsts[line];
    if (head === undefined || first === undefined) throw new RangeError(`there is no line ${line}`);
    const { names, description } = wordsOf(texts[line] ?? '', head);
    const isAssigned = head.status === 'assigned';
    return {
      protocol: REGISTRY_PROTOCOLS[protocol] ?? 'tcp',
      first,
      last: first + head.span,
      status: head.status,
      name: (isAssigned && names[0]) || null,
      aliases: isAssigned ? names.slice(1) : names,
      description,
    };
  }
}

function bitsOf(mask: number): number {
  return (mask & 1) + ((mask >> 1) & 1) + ((mask >> 2) & 1) + ((mask >> 3) & 1);
}
