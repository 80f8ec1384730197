import type { FindingAction } from '../stores/findings.svelte.ts';

/** What a letter does with the finding that has the focus; `door` shows it. */
const LETTERS: Readonly<Record<string, FindingAction | 'door'>> = {
  x: 'expect',
  a: 'acknowledge',
  m: 'mute',
  d: 'door',
};

/** Null where the key means nothing to a finding. */
export function letterOf(event: KeyboardEvent): FindingAction | 'door' | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return LETTERS[event.key.toLowerCase()] ?? null;
}

/** The lines that the arrow keys walk over, in their order. */
export function linesIn(list: Element | undefined): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
}

/** The line in which the focus is; -1: in none. */
export function focusedLine(lines: readonly HTMLElement[]): number {
  const { activeElement } = document;
  const item = activeElement?.closest('li');
  return lines.findIndex((line) => line === activeElement || line.closest('li') === item);
}
