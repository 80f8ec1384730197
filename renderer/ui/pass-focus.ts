import { tick } from 'svelte';

/**
 * Gives the focus on where what has it goes with the next change of the page. To be called before that change.
 * @param inside only a focus in there is looked after
 * @param next what is to have it then, asked for after the change
 */
export function passFocus(
  inside: Element | null | undefined,
  next: () => HTMLElement | null | undefined,
): void {
  const { activeElement } = document;
  if (activeElement === document.body || !inside?.contains(activeElement)) return;
  void tick().then(() => {
    if (document.activeElement === document.body) next()?.focus();
  });
}
