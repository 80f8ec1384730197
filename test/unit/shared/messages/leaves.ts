/** A text, or what makes one, and where it is in the catalog. */
export type Leaf = readonly [path: string, value: unknown];

export type TextMaker = (...args: unknown[]) => unknown;

/** Everything in a catalog of messages that is not itself a group of them. */
export function leavesOf(group: object, path = ''): Leaf[] {
  return Object.entries(group).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    const isGroup = typeof value === 'object' && value !== null;
    return isGroup ? leavesOf(value, here) : [[here, value] as const];
  });
}

export function isTextMaker(value: unknown): value is TextMaker {
  return typeof value === 'function';
}
