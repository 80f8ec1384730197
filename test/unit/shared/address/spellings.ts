import fc from 'fast-check';
import { ipv6Groups } from '../../../support/arbitraries.ts';

/** One of the many ways to write an address: what a source might give. */
export interface Spelling {
  readonly groups: readonly number[];
  readonly text: string;
}

interface Style {
  readonly upper: boolean;
  readonly padding: number;
  /** Which run of zeros is cut, if any; by its place among all of them. */
  readonly run: number;
  readonly dotted: boolean;
}

const styles: fc.Arbitrary<Style> = fc.record({
  upper: fc.boolean(),
  padding: fc.integer({ min: 1, max: 4 }),
  run: fc.nat({ max: 40 }),
  dotted: fc.boolean(),
});

export const spellings: fc.Arbitrary<Spelling> = fc
  .tuple(ipv6Groups, styles)
  .map(([groups, style]) => ({ groups, text: spell(groups, style) }));

/** The eight numbers of an IPv6 address written in any valid way; knows nothing of what is canonical. */
export function numbersOf(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const before = numbersOfHalf(head);
  if (tail === undefined) return before;
  const behind = numbersOfHalf(tail);
  return [...before, ...new Array<number>(8 - before.length - behind.length).fill(0), ...behind];
}

function numbersOfHalf(half: string): number[] {
  if (half === '') return [];
  return half.split(':').flatMap((part) => {
    if (!part.includes('.')) return [Number.parseInt(part, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

function spell(groups: readonly number[], style: Style): string {
  const written = groups.map((group) => group.toString(16).padStart(style.padding, '0'));
  const parts = style.upper ? written.map((group) => group.toUpperCase()) : written;
  const end = style.dotted ? [dotted(groups)] : parts.slice(6);
  const cuts = zeroRuns(groups.slice(0, style.dotted ? 6 : 8));
  const cut = cuts[style.run % (cuts.length + 1)];
  const all = [...parts.slice(0, 6), ...end];
  if (!cut) return all.join(':');
  return `${all.slice(0, cut.from).join(':')}::${all.slice(cut.to).join(':')}`;
}

function dotted(groups: readonly number[]): string {
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Every run of zeros, those inside longer ones too. */
function zeroRuns(groups: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = from + 1; to <= groups.length && groups[to - 1] === 0; to += 1) {
      runs.push({ from, to });
    }
  }
  return runs;
}
