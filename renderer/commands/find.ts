import { HIGHEST_PORT } from '../../shared/model/range.ts';
import { isConnection } from '../../shared/model/role.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { searchText } from '../../shared/query/words.ts';

const MOST_FOUND = 20;

/** The port that these words are, if they are one. */
export function portIn(words: string): number | null {
  const text = words.trim();
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port <= HIGHEST_PORT ? port : null;
}

/** The first doors whose text holds every word; connections are very many, and are found by the filter. */
export function findDoors(rows: Iterable<SocketRow>, words: string): readonly SocketRow[] {
  const all = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found: SocketRow[] = [];
  if (all.length === 0) return found;
  for (const row of rows) {
    if (isConnection(row.role)) continue;
    const text = searchText(row);
    if (all.every((word) => text.includes(word))) found.push(row);
    if (found.length >= MOST_FOUND) break;
  }
  return found;
}
