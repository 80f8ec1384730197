import * as v from 'valibot';
import { command } from './command.ts';

/**
 * Whether Portico starts when the user logs in. What the system has is what holds: the user may change it there.
 * - `no-desktop`: this host is none that could start by itself
 * - `not-installed`: in development the system would start the bare runtime
 * - `waits`: it is switched on here, and the user has still to allow it in the system's own settings
 */
export const loginStartSchema = v.variant('state', [
  v.strictObject({
    state: v.literal('unavailable'),
    why: v.picklist(['no-desktop', 'not-installed']),
  }),
  v.strictObject({ state: v.literal('known'), on: v.boolean(), waits: v.boolean() }),
]);
export type LoginStart = v.InferOutput<typeof loginStartSchema>;

/** Starting at login. Only the desktop does that, in its main process. */
export const loginCommands = {
  readLoginStart: command('read', v.null(), loginStartSchema),
  /** Answers how it is then. Fails where the system does not let it be changed. */
  changeLoginStart: command('act', v.strictObject({ on: v.boolean() }), loginStartSchema),
} as const;

export type LoginCommandName = keyof typeof loginCommands;
