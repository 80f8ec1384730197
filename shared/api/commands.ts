import * as v from 'valibot';
import { socketDetailsSchema } from '../model/traffic.ts';
import { settingsSchema } from './schemas.ts';

/**
 * Every command of the contract, declared once as a value: who may call it (`read` is harmless, `act`
 * changes something outside Portico and a host may refuse it), what it takes and what it answers.
 * The privileged side's handlers, the client and the test fake are derived from this.
 */
export const commands = {
  /** Changes some settings; answers all of them. They hold for every window and are kept. */
  changeSettings: command('read', v.partial(settingsSchema), settingsSchema),
  /** Looks at one socket's counters and queues; null where it is gone, or the source cannot tell. */
  inspect: command('read', v.strictObject({ id: v.string() }), v.nullable(socketDetailsSchema)),
  /** Reads now instead of at the next tick; answers when that reading is published. */
  refresh: command('read', v.null(), v.null()),
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandArgument<N extends CommandName> = v.InferOutput<Commands[N]['argument']>;
export type CommandResult<N extends CommandName> = v.InferOutput<Commands[N]['result']>;

/** What the privileged side implements: one function for each command. */
export type CommandHandlers = {
  readonly [N in CommandName]: (argument: CommandArgument<N>) => Promise<CommandResult<N>>;
};

function command<A extends v.GenericSchema, R extends v.GenericSchema>(
  kind: 'read' | 'act',
  argument: A,
  result: R,
): { readonly kind: 'read' | 'act'; readonly argument: A; readonly result: R } {
  return { kind, argument, result };
}
