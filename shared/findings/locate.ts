/** A place in a text, from 1 on; the column counts characters as JavaScript does. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where in a JSON text something stands, by its path; and the keys that stand twice in one object. */
export interface Located {
  /** Of a key with its value, or of an element of a list; null where there is none. */
  readonly at: (path: readonly Step[]) => Place | null;
  readonly doubled: readonly (readonly Step[])[];
}

type Step = string | number;

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** @param text valid JSON; of any other the answer is of no use */
export function locate(text: string): Located {
  const walk = new Walk();
  for (const { 0: token, index } of text.matchAll(TOKEN)) walk.take(token, index);
  return {
    at: (path) => {
      const offset = walk.offsets.get(JSON.stringify(path));
      return offset === undefined ? null : placeOf(text, offset);
    },
    doubled: walk.doubled,
  };
}

/** One pass over the tokens of a JSON text. */
class Walk {
  readonly offsets = new Map<string, number>();
  readonly doubled: Step[][] = [];
  /** Where it is in each object or list that is open; null: before a key. */
  readonly #steps: (Step | null)[] = [];

  take(token: string, offset: number): void {
    switch (token) {
      case ':':
        return;
      case ',':
        return this.#next();
      case ']':
      case '}':
        this.#steps.pop();
        return;
      default:
        if (this.#steps.at(-1) === null) return this.#key(token, offset);
        this.#value(token, offset);
    }
  }

  #next(): void {
    const step = this.#steps.pop();
    this.#steps.push(typeof step === 'number' ? step + 1 : null);
  }

  /** The key is the place of its value too. */
  #key(token: string, offset: number): void {
    this.#steps.pop();
    this.#steps.push(String(JSON.parse(token)));
    const path = this.#path();
    const name = JSON.stringify(path);
    if (this.offsets.has(name)) this.doubled.push(path);
    this.offsets.set(name, offset);
  }

  #value(token: string, offset: number): void {
    if (typeof this.#steps.at(-1) !== 'string') {
      this.offsets.set(JSON.stringify(this.#path()), offset);
    }
    if (token === '[') this.#steps.push(0);
    if (token === '{') this.#steps.push(null);
  }

  #path(): Step[] {
    return this.#steps.filter((step) => step !== null);
  }
}

/** @param offset from the beginning of `text` */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
