import stringWidth from 'string-width';

/** A column of a text table. Those of a higher `rank` give way first where there is not room for all. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly rank: number;
  /** Narrower than this it is left out, in cells of the terminal. */
  readonly least: number;
}

const GAP = '  ';

/** Column widths in cells of the terminal; null: left out. */
export type Widths = readonly (number | null)[];

/**
 * Chooses widths so that a line fits into `available` cells: columns shrink to their least width, those of
 * the highest rank first, and are then left out in the same order.
 */
export function fitWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  available: number | null,
): Widths {
  const widths: (number | null)[] = columns.map((column, index) =>
    rows.reduce(
      (widest, row) => Math.max(widest, stringWidth(row[index] ?? '')),
      stringWidth(column.title),
    ),
  );
  if (available === null) return widths;
  const order = columns.map((_, index) => index).sort((a, b) => rankOf(b) - rankOf(a));
  for (const give of [shrink, leaveOut]) {
    for (const index of order) {
      const excess = totalWidth(widths) - available;
      if (excess <= 0) return widths;
      give(index, excess);
    }
  }
  return widths;

  function rankOf(index: number): number {
    return columns[index]?.rank ?? 0;
  }

  function shrink(index: number, excess: number): void {
    const width = widths[index] ?? 0;
    const least = Math.min(width, columns[index]?.least ?? 0);
    widths[index] = Math.max(least, width - excess);
  }

  function leaveOut(index: number): void {
    if (rankOf(index) > 0) widths[index] = null;
  }
}

function totalWidth(widths: Widths): number {
  const kept = widths.filter((width) => width !== null);
  return kept.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, kept.length - 1);
}

/** One line of a table; blanks at its end are left away. */
export function tableLine(
  columns: readonly TableColumn[],
  cells: readonly string[],
  widths: Widths,
): string {
  const parts: string[] = [];
  for (const [index, column] of columns.entries()) {
    const width = widths[index];
    if (width === null || width === undefined) continue;
    parts.push(padded(cells[index] ?? '', width, column.align));
  }
  return parts.join(GAP).trimEnd();
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const fitted = truncated(text, width);
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(fitted)));
  return align === 'right' ? blanks + fitted : fitted + blanks;
}

/** `text` cut to `width` cells, with an ellipsis where something is missing. */
export function truncated(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
