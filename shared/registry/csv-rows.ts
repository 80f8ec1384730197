import { RowMalformed } from './row-malformed.ts';

/** A row of a CSV text. */
export interface CsvRow {
  /** The line it begins in; the first line is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = '"';
/** What ends a cell that is not quoted. */
const CELL_END = /[",\r\n]/g;

/**
 * Reads a text as RFC 4180 describes it, with lines that end in LF or CRLF. Quoted cells can have several
 * lines. Empty lines are left out.
 * @throws RowMalformed where quotes do not match, or where the last line has no end: the text is cut there
 */
export function* csvRows(text: string): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = readRow(text, at, line);
    if (row.cells.length > 1 || row.cells[0] !== '') yield { line, cells: row.cells };
    at = row.end;
    line = row.nextLine;
  }
}

function readRow(text: string, start: number, line: number) {
  const cells: string[] = [];
  let at = start;
  let nextLine = line;
  for (;;) {
    const isQuoted = text[at] === QUOTE;
    const end = isQuoted ? closingQuote(text, at, line) + 1 : cellEnd(text, at, line);
    const cell = isQuoted
      ? text.slice(at + 1, end - 1).replaceAll('""', QUOTE)
      : text.slice(at, end);
    if (isQuoted) nextLine += lineBreaks(cell);
    cells.push(cell);
    if (text[end] === ',') {
      at = end + 1;
      continue;
    }
    const lineEnd = text[end] === '\r' ? end + 1 : end;
    if (text[lineEnd] === '\n') return { cells, end: lineEnd + 1, nextLine: nextLine + 1 };
    throw new RowMalformed(line, end >= text.length ? 'cut' : 'after-quote');
  }
}

function cellEnd(text: string, at: number, line: number): number {
  CELL_END.lastIndex = at;
  const end = CELL_END.exec(text)?.index ?? text.length;
  if (text[end] === QUOTE) throw new RowMalformed(line, 'quote-inside');
  return end;
}

function closingQuote(text: string, open: number, line: number): number {
  let at = text.indexOf(QUOTE, open + 1);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  if (at < 0) throw new RowMalformed(line, 'quote-open');
  return at;
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
