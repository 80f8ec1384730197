/**
 * Where a key leads in a list, as WAI-ARIA's grid has it: to a row, or to what is behind the active one.
 * @param index of the active row; -1: none is active
 * @returns null where the key means nothing there
 */
export function targetOf(
  key: string,
  index: number,
  rows: number,
  pageRows: number,
): number | 'open' | null {
  if (rows === 0) return null;
  const step = STEPS[key]?.(index, rows, pageRows);
  if (step !== undefined) return Math.max(0, Math.min(rows - 1, step));
  return (key === 'Enter' || key === ' ') && index >= 0 ? 'open' : null;
}

const STEPS: Readonly<Record<string, (index: number, rows: number, pageRows: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, _, pageRows) => index + pageRows,
  PageUp: (index, _, pageRows) => index - pageRows,
  Home: () => 0,
  End: (_, rows) => rows - 1,
};
