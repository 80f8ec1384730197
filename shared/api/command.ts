import type * as v from 'valibot';

/**
 * What a command does, and so which hosts take it.
 * - `read`: looks, and changes nothing that is kept
 * - `write`: changes what Portico keeps: refused where others on the network can come to the host
 * - `act`: changes something outside of Portico: refused by a host that was not told to allow it
 */
export type CommandKind = 'read' | 'write' | 'act';

/** Declares one command of the contract: what it takes, and what it answers. */
export function command<A extends v.GenericSchema, R extends v.GenericSchema>(
  kind: CommandKind,
  argument: A,
  result: R,
): { readonly kind: CommandKind; readonly argument: A; readonly result: R } {
  return { kind, argument, result };
}
