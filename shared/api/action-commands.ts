import * as v from 'valibot';
import { closeResultSchema } from '../actions/connection.ts';
import { wishResultSchema } from '../actions/host-wish.ts';
import { knockResultSchema } from '../actions/knock.ts';
import { endPlanSchema, endResultSchema } from '../actions/process.ts';
import { command } from './command.ts';

const id = v.string();
const pid = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Commands that act on processes and doors of this machine. Each names a row by its key; where a process is
 * meant, its pid and start time are what the user confirmed, and are compared at the moment of acting.
 */
export const actionCommands = {
  /** What ending that process would mean; null where row or process is gone, or it does not hold the row. */
  planEnd: command('read', v.strictObject({ id, pid }), v.nullable(endPlanSchema)),
  /**
   * Asks a process that holds the row to end, and those it started if `tree`. `anyway`: also where it is
   * only advised against. Force is used by {@link actionCommands.goOnEnding} alone.
   */
  endProcess: command(
    'act',
    v.strictObject({
      id,
      pid,
      startedAt: v.nullable(v.number()),
      tree: v.boolean(),
      anyway: v.boolean(),
    }),
    endResultSchema,
  ),
  /**
   * Goes on with what {@link actionCommands.endProcess} began: waits a second longer, uses force, or leaves
   * the processes alone. One that is not asked about for a minute is left alone.
   */
  goOnEnding: command(
    'act',
    v.strictObject({
      action: v.pipe(v.string(), v.maxLength(40)),
      how: v.picklist(['wait', 'kill', 'leave']),
    }),
    endResultSchema,
  ),
  /** Closes one connection, both ends of it. */
  closeConnection: command('act', v.strictObject({ id }), closeResultSchema),
  /** Connects to a listener of this machine and tells what answers. */
  knock: command('act', v.strictObject({ id }), knockResultSchema),
  /** Lets the host open a door in the user's browser. */
  browse: command(
    'act',
    v.strictObject({ id, scheme: v.picklist(['http', 'https']) }),
    wishResultSchema,
  ),
  /** Lets the host show the file of a program that holds the row, in its folder. */
  revealProgram: command('act', v.strictObject({ id, pid }), wishResultSchema),
} as const;

export type ActionCommandName = keyof typeof actionCommands;
