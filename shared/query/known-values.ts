import type { SocketRow } from '../model/socket.ts';
import type { Key } from './ast.ts';

/** What is known of the keys whose values are names. */
const NAMES: Partial<Record<Key, (row: SocketRow) => readonly (string | null | undefined)[]>> = {
  owner: ({ owners }) => owners.map(({ name }) => name),
  user: ({ user, owners }) => [user, ...owners.map((owner) => owner.user)],
  service: ({ service }) => [service?.name],
  container: ({ container }) => [container?.name ?? container?.id],
  unit: ({ unit }) => [unit],
  netns: ({ netns }) => [netns],
};

/** The values that a key has in these rows, in the order of the alphabet. */
export function knownValues(rows: Iterable<SocketRow>, key: Key): string[] {
  const namesOf = NAMES[key];
  const found = new Set<string>();
  if (!namesOf) return [];
  for (const row of rows) {
    for (const name of namesOf(row)) if (name) found.add(name);
  }
  return [...found].sort();
}
