import { BETWEEN_NAMES } from './compact.ts';
import type { Head, Lines } from './read-lines.ts';

/** The names and the description of a line; the first name is the primary one where it is assigned. */
export interface Words {
  readonly names: readonly string[];
  readonly description: string;
}

/** All lines in lower case as one text, which the engine searches faster than any list of ours. */
export class SearchableText {
  readonly #text: string;
  readonly #heads: readonly Head[];
  /** Where each line begins; one more at the end. */
  readonly #starts: Uint32Array;

  constructor(text: string, { texts, heads }: Lines) {
    // The one letter that is two in lower case: places have to stay what they are.
    this.#text = text.replaceAll('\u0130', 'I').toLowerCase();
    this.#heads = heads;
    this.#starts = new Uint32Array(texts.length + 1);
    let start = 0;
    for (const [line, { length }] of texts.entries()) {
      start += length + 1;
      this.#starts[line + 1] = start;
    }
  }

  /** What a line says, in lower case. */
  wordsOf(line: number): Words {
    const head = this.#heads[line];
    if (head === undefined) throw new RangeError(`there is no line ${line}`);
    return wordsOf(this.#text.slice(this.#startOf(line), this.#startOf(line + 1) - 1), head);
  }

  /** The lines whose names or description contain a part of a word, which is in lower case. */
  *linesWith(part: string): Generator<number> {
    let line = 0;
    let at = this.#text.indexOf(part);
    while (at >= 0) {
      while (this.#startOf(line + 1) <= at) line += 1;
      const words = this.#startOf(line) + (this.#heads[line]?.length ?? 0);
      const isInWords = at >= words;
      if (isInWords) yield line;
      at = this.#text.indexOf(part, isInWords ? this.#startOf(line + 1) : words);
    }
  }

  /** @returns whether a name begins like this, which is in lower case */
  hasNameWith(start: string): boolean {
    for (const line of this.linesWith(start)) {
      if (this.wordsOf(line).names.some((name) => name.startsWith(start))) return true;
    }
    return false;
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}

export function wordsOf(line: string, { length }: Head): Words {
  const tab = line.indexOf('\t', length);
  const joined = line.slice(length + 1, tab < 0 ? line.length : tab);
  return {
    names: joined === '' ? [] : joined.split(BETWEEN_NAMES),
    description: tab < 0 ? '' : line.slice(tab + 1),
  };
}
