import * as v from 'valibot';
import { UPDATE_WISHES, updateStateSchema } from '../update/update.ts';
import { command } from './command.ts';

/**
 * Bringing the program itself up to date. Only the desktop does that, in its main process; how far it is
 * comes as messages of type `update`, which no other host sends.
 */
export const updateCommands = {
  /** Answers at once; what becomes of it is told by messages. */
  update: command('act', v.strictObject({ wish: v.picklist(UPDATE_WISHES) }), updateStateSchema),
} as const;

export type UpdateCommandName = keyof typeof updateCommands;
