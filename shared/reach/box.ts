import type { InterfaceNames } from './interface-names.ts';
import { intersection, isSame, type NumberSet, union, without } from './number-set.ts';
import type { Circumstance, NumberField, Test } from './ruleset.ts';
import { NUMBER_FIELDS } from './ruleset.ts';

export type Field = NumberField | 'interface';
export const FIELDS: readonly Field[] = [...NUMBER_FIELDS, 'interface'];

/** What besides the packet itself has decided on the way. */
export type Doubt =
  | { readonly kind: 'circumstance'; readonly circumstance: Circumstance }
  | { readonly kind: 'opaque'; readonly text: string };

/** Packets, as what their fields may be: every combination of these. */
export interface Box {
  readonly fields: Readonly<Record<Field, NumberSet>>;
  readonly doubts: ReadonlySet<Doubt>;
}

export interface Split {
  readonly inside: readonly Box[];
  readonly outside: readonly Box[];
}

/** Parts a box by a combination of tests: what meets all of them, and the rest in pieces apart from each other. */
export function splitBy(box: Box, tests: readonly Test[], names: InterfaceNames): Split {
  const outside: Box[] = [];
  let inside = box;
  for (const test of tests) {
    const field = test.kind === 'interface' ? 'interface' : test.field;
    const values = test.kind === 'interface' ? names.valuesOf(test) : test.values;
    const before = inside.fields[field];
    const met = intersection(before, values);
    const unmet = without(before, values);
    if (unmet.length > 0) outside.push(withField(inside, field, unmet));
    if (met.length === 0) return { inside: [], outside };
    if (unmet.length > 0) inside = withField(inside, field, met);
  }
  return { inside: [inside], outside };
}

export function withDoubt(box: Box, doubt: Doubt): Box {
  return box.doubts.has(doubt) ? box : { ...box, doubts: new Set([...box.doubts, doubt]) };
}

export function meet(a: Box, b: Box): boolean {
  return FIELDS.every((field) => intersection(a.fields[field], b.fields[field]).length > 0);
}

/** Every box is compared with every other one: for more than this it would take longer than it saves. */
const MOST_TO_MERGE = 256;

/** The same packets in fewer boxes, where two differ in one field alone. */
export function merged(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length > MOST_TO_MERGE) return boxes;
  const done: Box[] = [];
  for (const box of boxes) {
    let current = box;
    for (let index = done.findIndex((other) => canJoin(other, current)); index >= 0; ) {
      const [other] = done.splice(index, 1);
      if (other) current = joined(other, current);
      index = done.findIndex((candidate) => canJoin(candidate, current));
    }
    done.push(current);
  }
  return done;
}

function canJoin(a: Box, b: Box): boolean {
  return isSameDoubts(a, b) && differing(a, b).length <= 1;
}

function joined(a: Box, b: Box): Box {
  const [field] = differing(a, b);
  return field ? withField(a, field, union(a.fields[field], b.fields[field])) : a;
}

function differing(a: Box, b: Box): Field[] {
  return FIELDS.filter((field) => !isSame(a.fields[field], b.fields[field]));
}

function isSameDoubts(a: Box, b: Box): boolean {
  return a.doubts.size === b.doubts.size && [...a.doubts].every((doubt) => b.doubts.has(doubt));
}

function withField(box: Box, field: Field, values: NumberSet): Box {
  return { ...box, fields: { ...box.fields, [field]: values } };
}
