/**
 * How well the user sees a page, best first.
 * - `front`: it has the user's attention
 * - `visible`: it can be seen, and something else has the attention
 * - `paused`: it can be seen and stands still, because the user wants that
 * - `hidden`: minimized, covered, in the background, or behind a locked screen
 */
export const SIGHTS = ['front', 'visible', 'paused', 'hidden'] as const;
export type Sight = (typeof SIGHTS)[number];
