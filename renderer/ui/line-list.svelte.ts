import { scrollToRow, type Viewport, viewport } from '../../shared/table/viewport.ts';

/** Lines of a list, as far as the list itself has to know them. */
export interface Lines {
  readonly length: number;
  idAt(index: number): string | undefined;
  /** @returns -1 where there is no such line */
  indexOf(id: string): number;
}

/** How many lines are drawn beyond each edge. */
const OVERSCAN = 6;

/**
 * A long list below a head of one line: which of its lines are drawn, and which one the keyboard is at. Its
 * scroller, the scroller's position and its height are bound to the element.
 */
export class LineList {
  readonly #lines: () => Lines;
  readonly #lineHeight: number;
  scroller = $state<HTMLElement>();
  scrollTop = $state(0);
  height = $state(0);
  activeId = $state<string | null>(null);
  /** Where the active line was last: if it goes, the one that comes to its place is next. */
  #activeIndex = 0;
  /** Height of what is below the head, in CSS pixels. */
  readonly #viewHeight: number = $derived.by(() => Math.max(0, this.height - this.#lineHeight));

  /** The lines that are drawn. */
  readonly part: Viewport = $derived.by(() =>
    viewport({
      rows: this.#lines().length,
      rowHeight: this.#lineHeight,
      scrollTop: this.scrollTop,
      viewHeight: this.#viewHeight,
      overscan: OVERSCAN,
    }),
  );

  /** @param lineHeight of the head and of each line, in CSS pixels */
  constructor(lines: () => Lines, lineHeight: number) {
    this.#lines = lines;
    this.#lineHeight = lineHeight;
  }

  /** How many lines a page key moves. */
  get page(): number {
    return Math.max(1, Math.floor(this.#viewHeight / this.#lineHeight) - 1);
  }

  /** Of the active line, or of the one in its place; -1 where none is active. */
  get activeIndex(): number {
    if (this.activeId === null) return -1;
    const lines = this.#lines();
    const index = lines.indexOf(this.activeId);
    return index >= 0 ? index : Math.min(this.#activeIndex, lines.length - 1);
  }

  /** Makes a line the active one, and brings it into sight. */
  activate(index: number): void {
    const id = this.#lines().idAt(index);
    if (id === undefined || !this.scroller) return;
    this.mark(id);
    const { scrollTop } = this.scroller;
    const position = { rowHeight: this.#lineHeight, scrollTop, viewHeight: this.#viewHeight };
    this.scroller.scrollTop = scrollToRow(position, index);
  }

  /** Makes a line the active one where it is. */
  mark(id: string): void {
    this.activeId = id;
    this.#activeIndex = this.#lines().indexOf(id);
  }

  /** For other lines than before: none is active, and they are read from their beginning. */
  restart(): void {
    this.activeId = null;
    this.#activeIndex = 0;
    if (this.scroller) this.scroller.scrollTop = 0;
  }

  readonly onscroll = (): void => {
    this.scrollTop = this.scroller?.scrollTop ?? 0;
  };
}
