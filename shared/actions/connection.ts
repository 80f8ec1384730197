import * as v from 'valibot';

/**
 * Why one connection cannot be closed.
 * - `listener`, `udp`, `over`: it is none that could be (a door; UDP; one that the kernel alone remembers)
 * - `self`: Portico's own
 * - `namespace`: it is in another network namespace
 * - `source`: what reads the sockets does not tell one from the next at the same endpoints
 * - `system`, `kernel`: this system, or this kernel, offers no way
 */
export const CLOSE_REFUSALS = [
  'listener',
  'udp',
  'over',
  'self',
  'namespace',
  'source',
  'system',
  'kernel',
] as const;
export type CloseRefusal = (typeof CLOSE_REFUSALS)[number];

/** What became of closing one connection. `gone`: it was no longer there, and nothing was sent. */
export const closeResultSchema = v.variant('state', [
  v.strictObject({ state: v.literal('closed') }),
  v.strictObject({ state: v.literal('gone') }),
  v.strictObject({ state: v.literal('denied') }),
  v.strictObject({ state: v.literal('refused'), why: v.picklist(CLOSE_REFUSALS) }),
  v.strictObject({ state: v.literal('failed'), detail: v.string() }),
]);
export type CloseResult = v.InferOutput<typeof closeResultSchema>;
