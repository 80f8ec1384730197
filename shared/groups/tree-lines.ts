import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';

/** A line of a tree that opens: to its parts, or to its sockets where it has none. */
export interface TreeNode {
  readonly key: string;
  /** Its sockets, where it has no parts. */
  readonly rows: ReadonlyMap<string, SocketRow>;
  readonly parts?: readonly TreeNode[];
}

/** One line of a tree. */
export type TreeLine = {
  readonly id: string;
  /** How deep it is, the outermost at 1. */
  readonly level: number;
  /** The line that it is under. */
  readonly parent: string | null;
} & (
  | { readonly kind: 'group'; readonly node: TreeNode; readonly isOpen: boolean }
  | { readonly kind: 'socket'; readonly row: SocketRow }
);

/** The lines of a tree, in the order of its nodes: under each open one its parts, else its doors, then its connections. */
export function treeLines(nodes: Iterable<TreeNode>, isOpen: (key: string) => boolean): TreeLine[] {
  const lines: TreeLine[] = [];
  const add = (node: TreeNode, level: number, parent: string | null): void => {
    const open = isOpen(node.key);
    lines.push({ kind: 'group', id: node.key, level, parent, node, isOpen: open });
    if (!open) return;
    const below = { level: level + 1, parent: node.key };
    for (const part of node.parts ?? []) add(part, below.level, below.parent);
    if (node.parts) return;
    for (const row of [...node.rows.values()].sort(byDoorThenPort)) {
      lines.push({ kind: 'socket', id: `${node.key}\n${row.id}`, ...below, row });
    }
  };
  for (const node of nodes) add(node, 1, null);
  return lines;
}

/** The keys of all nodes, however deep. */
export function* keysOf(nodes: Iterable<TreeNode>): Iterable<string> {
  for (const { key, parts } of nodes) {
    yield key;
    if (parts) yield* keysOf(parts);
  }
}

function byDoorThenPort(a: SocketRow, b: SocketRow): number {
  return (
    Number(isConnection(a.role)) - Number(isConnection(b.role)) ||
    a.local.port - b.local.port ||
    (a.remote?.port ?? 0) - (b.remote?.port ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}
