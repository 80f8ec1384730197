/** No argument of ours is nested as deep as this. */
const DEEPEST = 32;

/**
 * Whether a value is what JSON can say, and nested no deeper than any argument of a command. What is nested by
 * the thousand makes those who copy it from process to process run out of stack.
 */
export function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST || !(Array.isArray(value) || isPlain(value))) return false;
  return Object.values(value).every((part) => isShallow(part, depth + 1));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
