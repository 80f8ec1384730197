/** What Node carries between processes as it is, told by the tag of its kind. */
const CARRIED = new Set([
  'Date',
  'RegExp',
  'Boolean',
  'Number',
  'String',
  'BigInt',
  'ArrayBuffer',
  'DataView',
  'Error',
]);

/**
 * A copy of `value` that Node's messages between processes carry whole. Others, such as a MessagePort, it
 * would turn into `{}` without a word.
 * @throws {DOMException} DataCloneError
 */
export function carriable(value: unknown): unknown {
  const clone: unknown = structuredClone(value);
  refuseOthers(clone, new Set());
  return clone;
}

function refuseOthers(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (ArrayBuffer.isView(value) || CARRIED.has(tag)) return;
  for (const part of partsOf(value, tag)) refuseOthers(part, seen);
}

function partsOf(value: object, tag: string): Iterable<unknown> {
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return value;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype && tag === 'Object';
  if (isPlain || Array.isArray(value)) return Object.values(value);
  throw new DOMException(`${tag} could not be cloned.`, 'DataCloneError');
}
