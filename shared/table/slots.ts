import { isSameLine, type Line } from './shown-lines.ts';

/** A line on screen, and the slot that draws it. */
export interface DrawnLine {
  readonly line: Line;
  /** Its place in the whole list. */
  readonly index: number;
  readonly slot: number;
}

/**
 * Which element of the page draws which line. A line keeps its slot for as long as it is drawn, and what comes
 * into sight takes the slot of what went: scrolling fills elements anew and makes none.
 */
export class Slots {
  #drawn = new Map<string, DrawnLine>();
  #made = 0;

  /**
   * @param lines with different ids, in the order in which they are drawn
   * @param from the place of the first of them in the whole list
   * @returns the same object for a line that stays what and where it was
   */
  draw(lines: readonly Line[], from: number): DrawnLine[] {
    const gone = new Map(this.#drawn);
    for (const { id } of lines) gone.delete(id);
    const free = [...gone.values()].map(({ slot }) => slot);
    const drawn = lines.map((line, place): DrawnLine => {
      const index = from + place;
      const old = this.#drawn.get(line.id);
      if (old?.index === index && isSameLine(old.line, line)) return old;
      return { line, index, slot: old?.slot ?? free.shift() ?? this.#made++ };
    });
    this.#drawn = new Map(drawn.map((one) => [one.line.id, one]));
    return drawn;
  }
}
