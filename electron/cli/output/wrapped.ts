import stringWidth from 'fast-string-width';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/**
 * A text as lines that fit, each with blanks before it; broken between words, also of Japanese.
 * @param width in cells of the terminal; null: the text is not broken
 */
export function wrapped(text: string, indent: number, width: number | null): string[] {
  const margin = ' '.repeat(indent);
  if (width === null) return [margin + text];
  const room = Math.max(20, Math.min(width, WIDEST) - indent);
  const lines: string[] = [];
  let line = '';
  for (const part of unbreakableParts(text)) {
    if (line !== '' && stringWidth((line + part).trimEnd()) > room) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? part.trimStart() : part;
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => margin + one.trimEnd());
}

/** Words with the signs that must not stand at the beginning of a line behind them. */
function unbreakableParts(text: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter('ja', { granularity: 'word' }).segment(
    text,
  )) {
    const before = parts.at(-1);
    const isTail = !isWordLike && !/^[\s（「“(]/u.test(segment);
    const isGlued = before !== undefined && (isTail || isLatinInside(before, segment));
    if (isGlued) parts[parts.length - 1] = before + segment;
    else parts.push(segment);
  }
  return parts;
}

/** A name such as `a-b.c` is not broken behind its signs, nor behind an opening bracket. */
function isLatinInside(before: string, segment: string): boolean {
  return /[（「“(]$/u.test(before) || (/[!-/:-@]$/.test(before) && /^[!-~]/.test(segment));
}
