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
 * The order without the slots that leave it. Looks at one byte for each, and moves whole stretches between
 * them: few leave at a time.
 * @param size greater than every slot
 */
export function without(order: Int32Array, leaving: readonly number[], size: number): Int32Array {
  const isLeaving = new Uint8Array(size);
  for (const slot of leaving) isLeaving[slot] = 1;
  const staying = new Int32Array(order.length);
  let written = 0;
  let from = 0;
  for (let place = 0; place <= order.length; place += 1) {
    if (place < order.length && isLeaving[order[place] as number] === 0) continue;
    staying.set(order.subarray(from, place), written);
    written += place - from;
    from = place + 1;
  }
  return staying.subarray(0, written);
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
