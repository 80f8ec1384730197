/** Which groups of the tables are open; all of them to begin with. */
export class OpenGroups {
  #areOpen = $state(true);
  /** Groups that are not as the others are. */
  #others = $state.raw<ReadonlySet<string>>(new Set());

  /** Whether groups are open but for single ones. */
  get areOpen(): boolean {
    return this.#areOpen;
  }

  readonly isOpen = (key: string): boolean => this.#others.has(key) !== this.#areOpen;

  toggle(key: string): void {
    const others = new Set(this.#others);
    if (!others.delete(key)) others.add(key);
    this.#others = others;
  }

  setAll(areOpen: boolean): void {
    this.#areOpen = areOpen;
    this.#others = new Set();
  }
}
