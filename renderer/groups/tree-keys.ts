import type { TreeLine } from '../../shared/groups/tree-lines.ts';
import { movedTo } from '../ui/line-keys.ts';

/** What a key does in a tree. */
export type Step =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'toggle'; readonly key: string }
  | { readonly kind: 'select'; readonly line: TreeLine };

/**
 * What `key` does on the line `index` (-1: none is active), as WAI-ARIA's treegrid has it.
 * @returns null where the key means nothing there
 */
export function stepIn(
  lines: readonly TreeLine[],
  index: number,
  key: string,
  pageRows: number,
): Step | null {
  const target = movedTo(key, index, lines.length, pageRows);
  if (target !== null) return go(target);
  const line = lines[index];
  switch (key) {
    case 'ArrowRight':
      return line?.kind === 'group' ? opening(line, index) : null;
    case 'ArrowLeft':
      return line ? closing(lines, line) : null;
    case 'Enter':
    case ' ':
      return line ? { kind: 'select', line } : null;
    default:
      return null;
  }
}

function go(index: number): Step {
  return { kind: 'go', index };
}

function opening(line: Extract<TreeLine, { kind: 'group' }>, index: number): Step {
  return line.isOpen ? go(index + 1) : { kind: 'toggle', key: line.id };
}

function closing(lines: readonly TreeLine[], line: TreeLine): Step | null {
  if (line.kind === 'group' && line.isOpen) return { kind: 'toggle', key: line.id };
  const parent = lines.findIndex(({ id }) => id === line.parent);
  return parent >= 0 ? go(parent) : null;
}
