import * as v from 'valibot';

/** What only a host with a screen of its own can do, in words of the monitor's: the page names a row. */
export type HostWish =
  | { readonly kind: 'browse'; readonly url: string }
  | { readonly kind: 'reveal'; readonly path: string };

/**
 * What became of asking the host.
 * - `asked`: it was handed over to the system
 * - `not-here`: this host has no screen of its own
 * - `nothing`: the row is gone, or has no such thing
 */
export const wishResultSchema = v.strictObject({
  state: v.picklist(['asked', 'not-here', 'nothing']),
});
export type WishResult = v.InferOutput<typeof wishResultSchema>;
