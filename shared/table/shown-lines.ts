import type { Entry } from './entry.ts';
import type { GroupFacts, Segment } from './live-groups.ts';
import type { ShownEntries } from './shown-entries.ts';

/** One line of a table: a row, or the head of a group of rows. */
export type Line =
  | { readonly kind: 'row'; readonly id: string; readonly entry: Entry }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly facts: GroupFacts;
      readonly isOpen: boolean;
    };

/** Whether two lines say the same. */
export function isSameLine(a: Line, b: Line): boolean {
  if (a.kind === 'row') return b.kind === 'row' && a.entry === b.entry;
  return b.kind === 'group' && a.facts === b.facts && a.isOpen === b.isOpen;
}

/** The id of a group's head; the line of a row goes by the row's own. */
export function groupLineId(key: string): string {
  return `group\n${key}`;
}

/** Where the part of a list that is one group begins. */
interface Part {
  readonly segment: Segment;
  readonly isOpen: boolean;
  /** Its first line, and the first of its entries. */
  readonly line: number;
  readonly entry: number;
}

/**
 * The lines of a table: entries, under the head of their group where they are grouped. Lines are made when
 * they are asked for; to make the list costs a look at each group and none at an entry.
 */
export class ShownLines {
  readonly entries: ShownEntries;
  readonly length: number;
  readonly #parts: readonly Part[] | null;

  /** @param segments null: the entries are not grouped */
  constructor(
    entries: ShownEntries,
    segments: readonly Segment[] | null,
    isOpen: (key: string) => boolean,
  ) {
    this.entries = entries;
    let [line, entry] = [0, 0];
    const parts = segments?.map((segment): Part => {
      const part = { segment, isOpen: isOpen(segment.key), line, entry };
      line += part.isOpen ? segment.size + 1 : 1;
      entry += segment.size;
      return part;
    });
    this.#parts = parts ?? null;
    this.length = parts ? line : entries.length;
  }

  slice(from: number, to: number): Line[] {
    const lines: Line[] = [];
    for (let index = from; index < Math.min(to, this.length); index += 1) {
      const line = this.at(index);
      if (line) lines.push(line);
    }
    return lines;
  }

  at(index: number): Line | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const part = this.#parts && this.#partAt(index, 'line');
    if (part?.line === index) {
      const { segment, isOpen } = part;
      return { kind: 'group', id: groupLineId(segment.key), facts: segment.facts(), isOpen };
    }
    const entry = this.entries.at(part ? part.entry + index - part.line - 1 : index);
    return entry && { kind: 'row', id: entry.row.id, entry };
  }

  /** Where a line is; -1 if it is none of these, as a row of a group that is closed. */
  indexOf(id: string): number {
    const head = this.#parts?.find(({ segment }) => groupLineId(segment.key) === id);
    if (head) return head.line;
    const entry = this.entries.indexOf(id);
    if (entry < 0 || !this.#parts) return entry;
    const part = this.#partAt(entry, 'entry');
    return part?.isOpen ? part.line + 1 + entry - part.entry : -1;
  }

  /** The head of the group that a line is in; -1 where there are no groups. */
  headOf(index: number): number {
    return (this.#parts && this.#partAt(index, 'line')?.line) ?? -1;
  }

  /** The last part that begins at `place` or before. */
  #partAt(place: number, by: 'line' | 'entry'): Part | undefined {
    const parts = this.#parts ?? [];
    let [low, high] = [0, parts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((parts[middle]?.[by] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return parts[low - 1];
  }
}
