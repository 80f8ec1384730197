import stringWidth from 'fast-string-width';

/** A column of a text table. Those of a higher `rank` give way first where there is not room for all. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly rank: number;
  /** Narrower than this it is left out, in cells of the terminal. */
  readonly least: number;
  /** As wide as this at most before any other column is cut: where room is short. */
  readonly preferred?: number;
  /** The part of a text that is never cut. */
  readonly whole?: (text: string) => string;
  /** How a text is made to fit; otherwise it ends in an ellipsis. */
  readonly cut?: (text: string, width: number) => string;
}

const GAP = '  ';

/** Column widths in cells of the terminal; null: left out. */
export type Widths = readonly (number | null)[];

/**
 * Chooses widths so that a line fits into `available` cells. Columns that are empty go first, then those of
 * the highest rank until the least widths of the others fit; these share the room, the highest rank giving
 * way first.
 */
export function fitWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  available: number | null,
): Widths {
  const filled = columns.map((_, index) => widest(index));
  const natural = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), filled[index] ?? 0),
  );
  if (available === null || totalWidth(natural) <= available) return natural;
  const least = columns.map(({ least, whole }, index) =>
    Math.min(natural[index] ?? 0, Math.max(least, whole ? widest(index, whole) : 0)),
  );
  const order = columns.map((_, index) => index).sort((a, b) => rankOf(b) - rankOf(a));
  const isKept = columns.map(() => true);
  const leaveOut = (index: number, all: readonly number[]): void => {
    if (rankOf(index) > 0 && totalWidth(kept(all)) > available) isKept[index] = false;
  };
  for (const index of order) if (filled[index] === 0) leaveOut(index, natural);
  for (const index of order) leaveOut(index, least);
  const widths = kept(natural);
  // Titles give way before what stands under them.
  for (const limits of [filled, columns.map(({ preferred }) => preferred), least]) {
    for (const index of order) shrink(index, limits[index]);
  }
  return widths;

  function widest(index: number, part = (text: string) => text): number {
    return rows.reduce((most, row) => Math.max(most, stringWidth(part(row[index] ?? ''))), 0);
  }

  function rankOf(index: number): number {
    return columns[index]?.rank ?? 0;
  }

  function kept(all: readonly number[]): (number | null)[] {
    return all.map((width, index) => (isKept[index] ? width : null));
  }

  function shrink(index: number, limit: number | undefined): void {
    const width = widths[index];
    if (width === null || width === undefined || limit === undefined) return;
    const excess = Math.max(0, totalWidth(widths) - (available ?? 0));
    const floor = Math.min(width, Math.max(limit, least[index] ?? 0));
    widths[index] = Math.max(floor, width - excess);
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
    parts.push(padded(cells[index] ?? '', width, column));
  }
  return parts.join(GAP).trimEnd();
}

function padded(text: string, width: number, { align, cut = truncated }: TableColumn): string {
  const fitted = stringWidth(text) <= width ? text : cut(text, width);
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

/** A number without what stands behind it, where there is not room for both. */
export function leadingNumber(text: string): string {
  return /^\d+/.exec(text)?.[0] ?? '';
}

/** An endpoint cut in its address: the port stays whole. */
export function truncatedEndpoint(text: string, width: number): string {
  const port = /:\d+$/.exec(text)?.[0] ?? '';
  const room = width - stringWidth(port);
  return room < 2
    ? truncated(text, width)
    : truncated(text.slice(0, text.length - port.length), room) + port;
}
