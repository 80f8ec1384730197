/** The slots that are wanted, in their order. */
export function kept(order: Int32Array, isWanted: (slot: number) => boolean): Int32Array {
  const slots = new Int32Array(order.length);
  let size = 0;
  for (const slot of order) {
    if (!isWanted(slot)) continue;
    slots[size] = slot;
    size += 1;
  }
  return slots.subarray(0, size);
}

/**
 * Where a slot belongs in a list that is in order.
 * @param from nothing before it is greater than the slot
 */
export function placeIn(
  order: Int32Array,
  slot: number,
  from: number,
  compare: (a: number, b: number) => number,
): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] as number, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
