import { isKey } from './key-names.ts';
import { type Unit, unitsOf } from './units.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

/** A text without its quotation marks, and where it was with them. */
export interface Part extends Place {
  readonly text: string;
  /** Whether it begins inside quotation marks: then its first character means only itself. */
  readonly isQuoted: boolean;
}

/** A free word, or a key with its values. */
export interface TermToken extends Place {
  readonly kind: 'term';
  readonly key: Part | null;
  /** One or more, of which only a key can have several. */
  readonly parts: readonly Part[];
  /** Where a quotation mark stands that is not closed. */
  readonly unclosedAt: number | null;
}

export type Token = TermToken | (Place & { readonly kind: 'open' | 'close' | 'or' | 'not' });

const LETTERS = /^\p{L}+$/u;
const HEX_GROUPS = /^[0-9a-f]{1,4}(:[0-9a-f]{0,4})+(\.|\/|%|$)/i;

/** Cuts a query into pieces; every text has some. */
export function tokensOf(text: string): Token[] {
  return new Lexer(text).tokens();
}

/**
 * How much of the beginning of a word is a key with its colon; 0 where there is none. Not taken for keys are an IPv6
 * address, the scheme of a URL and the drive of a path, unless they are the name of one.
 */
export function keyLength(word: string): number {
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(0, colon));
  if (!LETTERS.test(name)) return 0;
  if (isKey(name.toLowerCase())) return colon + 1;
  const rest = word.slice(colon + 1);
  const isAddress = HEX_GROUPS.test(word);
  const isUrl = rest.startsWith('//');
  const isPath = name.length === 1 && (rest.startsWith('\\') || rest.startsWith('/'));
  return isAddress || isUrl || isPath ? 0 : colon + 1;
}

/** Whether a bare text is read as a sign of the language and not as a word. */
export function isOperator(word: string): boolean {
  return word.toLowerCase() === 'or';
}

class Lexer {
  readonly #units: readonly Unit[];
  readonly #end: number;
  #at = 0;

  constructor(text: string) {
    this.#units = unitsOf(text);
    this.#end = text.length;
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    while (this.#at < this.#units.length) {
      if (this.#is(' ')) this.#at += 1;
      else tokens.push(this.#token());
    }
    return tokens;
  }

  #token(): Token {
    if (this.#is('(')) return this.#sign('open');
    if (this.#is(')')) return this.#sign('close');
    if (this.#isNegation()) return this.#sign('not');
    const from = this.#from;
    const keyEnd = this.#keyEnd();
    const key = keyEnd === null ? null : this.#keyPart(keyEnd);
    const { parts, unclosedAt } = new Scan(this.#units, this.#end).parts(this.#at, key !== null);
    const [first] = parts;
    const to = parts.at(-1)?.to ?? from;
    this.#at = this.#indexOf(to);
    const isBare = key === null && first?.isQuoted === false && to - from <= 2;
    if (isBare && isOperator(first.text)) return { kind: 'or', from, to };
    return { kind: 'term', key, parts, from, to, unclosedAt };
  }

  get #from(): number {
    return this.#units[this.#at]?.from ?? this.#end;
  }

  #is(sign: string, offset = 0): boolean {
    return this.#units[this.#at + offset]?.text === sign;
  }

  #sign(kind: 'open' | 'close' | 'not'): Token {
    const from = this.#from;
    this.#at += 1;
    return { kind, from, to: this.#from };
  }

  /** `--option` is a word, and so is a sign that has nothing behind it. */
  #isNegation(): boolean {
    if (!this.#is('-')) return false;
    const next = this.#units[this.#at + 1]?.text;
    return next !== undefined && ![' ', '-', ')'].includes(next);
  }

  /** The place of the first unit behind a key and its colon. */
  #keyEnd(): number | null {
    let colon = this.#at;
    while (LETTERS.test(this.#units[colon]?.text ?? '')) colon += 1;
    if (colon === this.#at || this.#units[colon]?.text !== ':') return null;
    let end = colon;
    while (end < this.#units.length && !/^[ "]$/.test(this.#units[end]?.text ?? '')) end += 1;
    return keyLength(textOf(this.#units.slice(this.#at, end))) > 0 ? colon + 1 : null;
  }

  #keyPart(end: number): Part {
    const units = this.#units.slice(this.#at, end - 1);
    const part = { text: textOf(units), isQuoted: false, from: this.#from };
    this.#at = end;
    return { ...part, to: units.at(-1)?.to ?? part.from };
  }

  #indexOf(place: number): number {
    let index = this.#at;
    while ((this.#units[index]?.from ?? place) < place) index += 1;
    return index;
  }
}

/** Reads on to the end of a term. */
class Scan {
  readonly #units: readonly Unit[];
  readonly #end: number;
  readonly #parts: Part[] = [];
  #texts: Unit[] = [];
  #isQuoted = false;
  #from = 0;
  #quoteAt: number | null = null;
  /** Parentheses in the midst of a word are of the word, as in `call(1)`. */
  #depth = 0;

  constructor(units: readonly Unit[], end: number) {
    this.#units = units;
    this.#end = end;
  }

  parts(start: number, isList: boolean): { parts: Part[]; unclosedAt: number | null } {
    let at = start;
    this.#begin(this.#placeOf(at));
    while (at < this.#units.length) {
      const unit = this.#units[at];
      if (!unit || this.#isEnd(unit)) break;
      if (unit.text === '"') {
        at += this.#quote(unit, this.#units[at + 1]);
      } else if (unit.text === ',' && isList && this.#quoteAt === null) {
        this.#finish(unit.from);
        this.#begin(unit.to);
        at += 1;
      } else {
        this.#take(unit);
        at += 1;
      }
    }
    this.#finish(this.#placeOf(at));
    return { parts: this.#parts, unclosedAt: this.#quoteAt };
  }

  #placeOf(index: number): number {
    return this.#units[index]?.from ?? this.#end;
  }

  #isEnd({ text }: Unit): boolean {
    if (this.#quoteAt !== null) return false;
    return text === ' ' || (text === ')' && this.#depth === 0);
  }

  /** @returns how many units that took: inside quotation marks, two of them are one that means itself */
  #quote(unit: Unit, next: Unit | undefined): number {
    if (this.#quoteAt === null) {
      if (this.#texts.length === 0) this.#isQuoted = true;
      this.#quoteAt = unit.from;
      return 1;
    }
    if (next?.text === '"') {
      this.#texts.push(unit);
      return 2;
    }
    this.#quoteAt = null;
    return 1;
  }

  #take(unit: Unit): void {
    if (this.#quoteAt === null && unit.text === '(') this.#depth += 1;
    if (this.#quoteAt === null && unit.text === ')') this.#depth -= 1;
    this.#texts.push(unit);
  }

  #begin(from: number): void {
    this.#from = from;
    this.#texts = [];
    this.#isQuoted = false;
  }

  #finish(to: number): void {
    const text = textOf(this.#texts);
    this.#parts.push({ text, isQuoted: this.#isQuoted, from: this.#from, to });
  }
}

/** Letters that stand beside each other only now may be written as one. */
function textOf(units: readonly Unit[]): string {
  return units
    .map(({ text }) => text)
    .join('')
    .normalize('NFKC');
}
