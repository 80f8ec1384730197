import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';
import type { Group } from './group-index.ts';

/** One line of a tree of groups. */
export type TreeLine =
  | { readonly kind: 'group'; readonly id: string; readonly group: Group; readonly isOpen: boolean }
  | {
      readonly kind: 'socket';
      readonly id: string;
      readonly group: Group;
      readonly row: SocketRow;
    };

/** The lines of a tree, groups in the order they come in: under each open one its doors, then its connections. */
export function treeLines(groups: Iterable<Group>, isOpen: (key: string) => boolean): TreeLine[] {
  const lines: TreeLine[] = [];
  for (const group of groups) {
    const open = isOpen(group.key);
    lines.push({ kind: 'group', id: group.key, group, isOpen: open });
    if (!open) continue;
    for (const row of [...group.rows.values()].sort(byDoorThenPort)) {
      lines.push({ kind: 'socket', id: `${group.key}\n${row.id}`, group, row });
    }
  }
  return lines;
}

function byDoorThenPort(a: SocketRow, b: SocketRow): number {
  return (
    Number(isConnection(a.role)) - Number(isConnection(b.role)) ||
    a.local.port - b.local.port ||
    (a.remote?.port ?? 0) - (b.remote?.port ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}
