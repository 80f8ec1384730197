import type { Messages } from '../../messages/en.ts';
import type { SocketRow } from '../../model/socket.ts';
import { CATALOGS } from '../catalogs.ts';
import { folded } from '../units.ts';
import { valueText } from './quote.ts';
import type { KeySpec } from './spec.ts';

interface Choices<V> {
  /** Each value with its name. */
  readonly names: readonly (readonly [V, string])[];
  /** Other ways to write them. */
  readonly others?: readonly (readonly [V, string])[];
  /** By what they are called on the page: in any language that is understood too. */
  readonly words?: (messages: Messages) => readonly (readonly [V, string])[];
  readonly test: (row: SocketRow, value: V) => boolean;
}

/** Values of which there is a list. */
export function choicesSpec<V>({ names, others = [], words, test }: Choices<V>): KeySpec<V> {
  const values = new Map<string, V>();
  const called = words ? CATALOGS.flatMap(words) : [];
  for (const [value, name] of [...called, ...others, ...names]) values.set(squeezed(name), value);
  const nameOf = new Map(names);
  const list = names.map(([, name]) => name);
  return {
    read: ({ text }) => values.get(squeezed(text)) ?? null,
    write: (value) => valueText(nameOf.get(value) ?? ''),
    test: (value) => (row) => test(row, value),
    allowed: list,
    offered: list,
  };
}

/** `TIME_WAIT`, `time-wait` and `TimeWait` are the same. */
function squeezed(name: string): string {
  return folded(name).replaceAll(/[-_ ]/g, '');
}

/** Values whose names are themselves. */
export function namedSo<V extends string>(values: readonly V[]): (readonly [V, string])[] {
  return values.map((value) => [value, value.toLowerCase()]);
}

/** A catalog's words for the values of one thing. */
export function entriesOf<V extends string>(
  words: Readonly<Record<V, string>>,
  values: readonly V[],
): (readonly [V, string])[] {
  return values.map((value) => [value, words[value]]);
}
