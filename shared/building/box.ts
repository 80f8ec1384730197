/** A place in the picture, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture, in CSS pixels; y grows downwards. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether `inner` lies within `outer`, edges included. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether `point` lies in `box` or at most `reach` pixels beside it. */
export function isNear({ x, y }: Point, box: Box, reach = 0): boolean {
  return (
    x >= box.x - reach &&
    x < box.x + box.width + reach &&
    y >= box.y - reach &&
    y < box.y + box.height + reach
  );
}

/** The box with `by` pixels more on every side. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
