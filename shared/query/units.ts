/**
 * A character of a query, as the parser looks at it: in the form NFKC of Unicode (UAX #15), in which the wide
 * and narrow letters of Japanese keyboards are the plain ones. Any white space is one space.
 */
export interface Unit {
  readonly text: string;
  /** Where it stands in what was typed, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Letters take the marks behind them along, also those that narrow kana have for voiced sounds. */
const UNITS = /[\p{L}\p{N}][\p{M}\uff9e\uff9f]*|./gsu;
const NOT_PLAIN = /[^\n\t -~]/;
const SPACE = /\s/gu;

export function unitsOf(text: string): Unit[] {
  return Array.from(text.matchAll(UNITS), ({ 0: typed, index }) => ({
    text: normalized(typed).replace(SPACE, ' '),
    from: index,
    to: index + typed.length,
  }));
}

export function normalized(text: string): string {
  return NOT_PLAIN.test(text) ? text.normalize('NFKC') : text;
}

/** The form in which texts are compared: width and case make no difference. */
export function folded(text: string): string {
  return normalized(text).toLowerCase();
}
