/**
 * Where the focus was outside of an element, so that it can go back there when the element goes. Made while
 * the focus is still outside.
 */
export class FocusHome {
  #last: Element | null = document.activeElement;

  /** Remembers where the focus is, unless that is inside of `element`. */
  look(element: Element | undefined): void {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && !element?.contains(activeElement)) {
      this.#last = activeElement;
    }
  }

  /** Gives the focus back; where it was is perhaps gone: then to the list, or what else can be walked. */
  goBack(): void {
    const last = this.#last;
    const isThere = last instanceof HTMLElement && last.isConnected && last !== document.body;
    const home = isThere ? last : null;
    const other =
      document.getElementById('sockets') ??
      document.querySelector<HTMLElement>('main [tabindex="0"]');
    (home ?? other)?.focus();
  }
}

/** Whether nothing has the focus, or something inside of `element` has it. */
export function isFocusIn(element: Element | undefined): boolean {
  const { activeElement } = document;
  return activeElement === document.body || element?.contains(activeElement) === true;
}
