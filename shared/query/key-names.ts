import type { Key } from './ast.ts';

/** All keys, in the order in which they are offered. */
export const KEY_NAMES = [
  'port',
  'proto',
  'state',
  'role',
  'range',
  'exposure',
  'owner',
  'pid',
  'user',
  'service',
  'addr',
  'remote',
  'container',
  'unit',
  'netns',
  'family',
  'new',
  'is',
] as const satisfies readonly Key[];

const NAMES: ReadonlySet<string> = new Set(KEY_NAMES);

/** @param name in lower case */
export function isKey(name: string): name is Key {
  return NAMES.has(name);
}
