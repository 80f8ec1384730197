import type { ShownLines } from '../../shared/table/shown-lines.ts';
import { movedTo } from '../ui/line-keys.ts';

/** What a key does in a table. */
export type TableStep =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open' | 'choose' }
  | { readonly kind: 'toggle'; readonly key: string };

/**
 * What a key without Ctrl does, as WAI-ARIA's grid and treegrid have it.
 * @param index the active line; -1: none is
 * @param page how many lines a page key moves
 * @returns null where the key means nothing there
 */
export function stepOf(
  lines: ShownLines,
  index: number,
  key: string,
  page: number,
): TableStep | null {
  const target = movedTo(key, index, lines.length, page);
  if (target !== null) return { kind: 'go', index: target };
  return index < 0 ? null : stepAt(lines, index, key);
}

function go({ length }: ShownLines, index: number): TableStep {
  return { kind: 'go', index: Math.max(0, Math.min(length - 1, index)) };
}

function stepAt(lines: ShownLines, index: number, key: string): TableStep | null {
  const line = lines.at(index);
  if (line?.kind !== 'group') return stepAtRow(lines, index, key);
  const toggle = { kind: 'toggle', key: line.facts.key } as const;
  switch (key) {
    case 'Enter':
    case ' ':
      return toggle;
    case 'ArrowRight':
      return line.isOpen ? go(lines, index + 1) : toggle;
    case 'ArrowLeft':
      return line.isOpen ? toggle : null;
    default:
      return null;
  }
}

function stepAtRow(lines: ShownLines, index: number, key: string): TableStep | null {
  if (key === 'Enter') return { kind: 'open' };
  if (key === ' ') return { kind: 'choose' };
  const head = lines.headOf(index);
  return key === 'ArrowLeft' && head >= 0 ? go(lines, head) : null;
}
