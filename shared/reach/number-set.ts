/** Whole numbers as spans, both ends included: in order, apart from each other and not touching. */
export type NumberSet = readonly (readonly [first: bigint, last: bigint])[];

export const NOTHING: NumberSet = [];

export function one(value: bigint): NumberSet {
  return [[value, value]];
}

export function span(first: bigint, last: bigint): NumberSet {
  return first <= last ? [[first, last]] : NOTHING;
}

/** Of spans in any order, which may overlap. */
export function unionOf(spans: Iterable<readonly [bigint, bigint]>): NumberSet {
  const sorted = [...spans].filter(([first, last]) => first <= last).sort(byFirst);
  const merged: [bigint, bigint][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1n) before[1] = last > before[1] ? last : before[1];
    else merged.push([first, last]);
  }
  return merged;
}

export function union(a: NumberSet, b: NumberSet): NumberSet {
  return unionOf([...a, ...b]);
}

export function intersection(a: NumberSet, b: NumberSet): NumberSet {
  const common: [bigint, bigint][] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return common;
    const first = left[0] > right[0] ? left[0] : right[0];
    const last = left[1] < right[1] ? left[1] : right[1];
    if (first <= last) common.push([first, last]);
    if (left[1] < right[1]) i += 1;
    else j += 1;
  }
}

/** Beyond every number that occurs: addresses have 128 bits. */
const BEYOND = 1n << 129n;

/** What is in `a` and not in `b`; of numbers from 0 on. */
export function without(a: NumberSet, b: NumberSet): NumberSet {
  const others: [bigint, bigint][] = [];
  let from = 0n;
  for (const [first, last] of b) {
    if (first > from) others.push([from, first - 1n]);
    from = last + 1n;
  }
  return intersection(a, [...others, [from, BEYOND]]);
}

export function isSame(a: NumberSet, b: NumberSet): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every(([first, last], index) => first === b[index]?.[0] && last === b[index]?.[1]);
}

export function has(set: NumberSet, value: bigint): boolean {
  return set.some(([first, last]) => first <= value && value <= last);
}

function byFirst(a: readonly [bigint, bigint], b: readonly [bigint, bigint]): number {
  if (a[0] === b[0]) return 0;
  return a[0] < b[0] ? -1 : 1;
}
