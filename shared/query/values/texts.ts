import type { SocketRow } from '../../model/socket.ts';
import type { TextMatch } from '../ast.ts';
import type { Part } from '../tokens.ts';
import { folded } from '../units.ts';
import { plainValueText, valueText } from './quote.ts';
import type { KeySpec } from './spec.ts';

type Texts = readonly (string | null | undefined)[];

/** `text`: anywhere in it; `=text`: all of it; `*`: any. Null where there is no text. */
export function readText({ text, isQuoted }: Part): TextMatch | null {
  if (text === '') return null;
  if (isQuoted) return { match: 'contains', text };
  if (text === '*') return { match: 'exists', text: '' };
  if (!text.startsWith('=')) return { match: 'contains', text };
  return text === '=' ? null : { match: 'equals', text: text.slice(1) };
}

export function writeText({ match, text }: TextMatch): string {
  if (match === 'exists') return '*';
  return match === 'equals' ? `=${valueText(text)}` : plainValueText(text);
}

/** Whether one of a row's texts is what is wanted. */
export function textTest({ match, text }: TextMatch): (texts: Texts) => boolean {
  const wanted = folded(text);
  const tests: Readonly<Record<TextMatch['match'], (candidate: string) => boolean>> = {
    exists: (candidate) => candidate !== '',
    equals: (candidate) => folded(candidate) === wanted,
    contains: (candidate) => folded(candidate).includes(wanted),
  };
  const test = tests[match];
  return (texts) =>
    texts.some((candidate) => candidate !== null && candidate !== undefined && test(candidate));
}

/** @param textsOf those of a row, of which one has to be what is wanted */
export function textsSpec(
  allowed: readonly string[],
  textsOf: (row: SocketRow) => Texts,
): KeySpec<TextMatch> {
  return {
    read: readText,
    write: writeText,
    test: (value) => {
      const test = textTest(value);
      return (row) => test(textsOf(row));
    },
    allowed,
    offered: null,
  };
}
