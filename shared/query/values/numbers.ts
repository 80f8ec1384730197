import type { SocketRow } from '../../model/socket.ts';
import type { NumberRange } from '../ast.ts';
import type { KeySpec } from './spec.ts';

const SINGLE = /^(\d{1,10})$/;
const RANGE = /^(\d{1,10})-(\d{1,10})$/;
const BEYOND = /^([<>])(=?)(\d{1,10})$/;

/** `80`, `3000-3999`, `>1024`, `<=1023`; null where there is no such number from 0 to `highest`. */
export function readNumbers(text: string, highest: number): NumberRange | null {
  const range = boundsOf(text, highest);
  return range && range.from >= 0 && range.from <= range.to && range.to <= highest ? range : null;
}

function boundsOf(text: string, highest: number): NumberRange | null {
  const [, single] = SINGLE.exec(text) ?? [];
  if (single) return { from: Number(single), to: Number(single) };
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from && to) return { from: Number(from), to: Number(to) };
  const [, sign, orEqual, bound] = BEYOND.exec(text) ?? [];
  if (!bound) return null;
  const step = orEqual ? 0 : 1;
  return sign === '>'
    ? { from: Number(bound) + step, to: highest }
    : { from: 0, to: Number(bound) - step };
}

export function writeNumbers({ from, to }: NumberRange, highest: number): string {
  if (from === to) return `${from}`;
  if (to === highest) return `>=${from}`;
  return from === 0 ? `<=${to}` : `${from}-${to}`;
}

/** @param numbersOf those of a row, of which one has to be in the range */
export function numbersSpec(
  highest: number,
  allowed: readonly string[],
  numbersOf: (row: SocketRow) => readonly number[],
): KeySpec<NumberRange> {
  return {
    read: ({ text }) => readNumbers(text, highest),
    write: (value) => writeNumbers(value, highest),
    test:
      ({ from, to }) =>
      (row) =>
        numbersOf(row).some((number) => number >= from && number <= to),
    allowed,
    offered: [],
  };
}
