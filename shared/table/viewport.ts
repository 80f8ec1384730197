/** Which rows of a long list are on screen. Heights and offsets in CSS pixels. */
export interface Viewport {
  /** First row to draw, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Where the first drawn row starts. */
  readonly offset: number;
  /** Height of the whole list. */
  readonly height: number;
}

export interface ViewportInput {
  readonly rows: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewHeight: number;
  /** Rows drawn beyond each edge, so that a quick scroll does not show a gap. */
  readonly overscan: number;
}

export function viewport(input: ViewportInput): Viewport {
  const { rows, rowHeight, viewHeight, overscan } = input;
  const height = rows * rowHeight;
  const scrollTop = Math.max(0, Math.min(input.scrollTop, height - viewHeight));
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const to = Math.min(rows, Math.ceil((scrollTop + viewHeight) / rowHeight) + overscan);
  return { from, to, offset: from * rowHeight, height };
}

/** The scroll position nearest to `scrollTop` at which the row `index` is wholly on screen. */
export function scrollToRow(
  input: Omit<ViewportInput, 'rows' | 'overscan'>,
  index: number,
): number {
  const top = index * input.rowHeight;
  const bottom = top + input.rowHeight;
  if (top < input.scrollTop) return top;
  return bottom > input.scrollTop + input.viewHeight ? bottom - input.viewHeight : input.scrollTop;
}
