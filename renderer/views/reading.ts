/** How long after the pointer and the focus have left somebody may still come back, in milliseconds. */
const LEAVE_MS = 600;

/**
 * Whether somebody reads a list: as long as the pointer is over it, or keys have been pressed in it and the
 * focus is still there. The focus alone says nothing: a view that opens gives it to its list. It may consist
 * of several elements.
 */
export class Reading {
  readonly #begin: () => void;
  readonly #end: () => void;
  #hasPointer = false;
  #hasKeys = false;
  #isOn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(begin: () => void, end: () => void) {
    this.#begin = begin;
    this.#end = end;
  }

  /** Has an element count as a part of the list. @returns what ends that */
  readonly watch = (element: HTMLElement): (() => void) => {
    const ending = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => element.addEventListener(name, listener, { signal: ending.signal });
    // A pointer that rests where a list comes up is not reading it yet.
    on('pointermove', () => this.#pointer(true));
    on('pointerleave', () => this.#pointer(false));
    // Who clicks reads with the pointer, wherever the focus is after that.
    on('pointerdown', () => this.#keys(false));
    on('keydown', () => this.#keys(true));
    on('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) this.#keys(false);
    });
    return () => {
      ending.abort();
      this.#hasPointer = false;
      this.#keys(false);
    };
  };

  /** At once, as when the list is not shown any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#hasPointer = false;
    this.#hasKeys = false;
    if (this.#isOn) this.#end();
    this.#isOn = false;
  }

  #pointer(has: boolean): void {
    if (has === this.#hasPointer) return;
    this.#hasPointer = has;
    this.#changed();
  }

  #keys(has: boolean): void {
    this.#hasKeys = has;
    this.#changed();
  }

  #changed(): void {
    clearTimeout(this.#timer);
    if (this.#hasPointer || this.#hasKeys) {
      if (!this.#isOn) this.#begin();
      this.#isOn = true;
    } else if (this.#isOn) {
      this.#timer = setTimeout(() => this.stop(), LEAVE_MS);
    }
  }
}
