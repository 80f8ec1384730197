import { movedTo } from '../ui/line-keys.ts';

/**
 * Where a key leads in a list: to a row, or to what is behind the active one.
 * @param index of the active row; -1: none is active
 * @returns null where the key means nothing there
 */
export function targetOf(
  key: string,
  index: number,
  rows: number,
  pageRows: number,
): number | 'open' | null {
  const isOpening = (key === 'Enter' || key === ' ') && index >= 0 && rows > 0;
  return isOpening ? 'open' : movedTo(key, index, rows, pageRows);
}
