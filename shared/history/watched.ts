import type { Watch } from './model.ts';

/** How long of a time nobody watched, in milliseconds. @param watches oldest first */
export function unwatchedMs(watches: readonly Watch[], from: number, to: number): number {
  let missing = 0;
  let reached = from;
  for (const watch of watches) {
    if (watch.until < from || watch.from > to) continue;
    missing += Math.max(0, watch.from - reached);
    reached = Math.max(reached, watch.until);
  }
  return missing + Math.max(0, to - reached);
}
