import type * as v from 'valibot';

/** Whether a command is harmless (`read`), or changes something outside of Portico, which a host may refuse (`act`). */
export type CommandKind = 'read' | 'act';

/** Declares one command of the contract: what it takes, and what it answers. */
export function command<A extends v.GenericSchema, R extends v.GenericSchema>(
  kind: CommandKind,
  argument: A,
  result: R,
): { readonly kind: CommandKind; readonly argument: A; readonly result: R } {
  return { kind, argument, result };
}
