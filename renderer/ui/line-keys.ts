/**
 * Where a key leads in a list of lines, as WAI-ARIA's grid has it.
 * @param index of the active line; -1: none is
 * @param page how many lines a page key moves
 * @returns a line that is there; null where the key does not move, or there is no line
 */
export function movedTo(key: string, index: number, length: number, page: number): number | null {
  const target = MOVES[key]?.(index, length, page);
  if (target === undefined || length === 0) return null;
  return Math.max(0, Math.min(length - 1, target));
}

const MOVES: Readonly<Record<string, (index: number, length: number, page: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, _, page) => index + page,
  PageUp: (index, _, page) => index - page,
  Home: () => 0,
  End: (_, length) => length - 1,
};

/** The keys that move. */
export const LINE_KEYS: readonly string[] = Object.keys(MOVES);
