import * as v from 'valibot';
import { processDetailsSchema } from '../model/process-details.ts';
import { registryInfoSchema } from '../model/registry-info.ts';
import { socketDetailsSchema } from '../model/traffic.ts';
import { actionCommands } from './action-commands.ts';
import { command } from './command.ts';
import { diagnosticsCommands } from './diagnostics-commands.ts';
import { findingCommands } from './finding-commands.ts';
import { historyCommands } from './history-commands.ts';
import { loginCommands } from './login-commands.ts';
import { opinionCommands } from './opinion-commands.ts';
import { reachCommands } from './reach-commands.ts';
import { assetSchema, count, csvRefusalSchema, settingsSchema } from './schemas.ts';
import { updateCommands } from './update-commands.ts';
import { uploadPart } from './upload-part.ts';

/**
 * Every command of the contract, declared once as a value: who may call it (see
 * `CommandKind`), what it takes and what it answers.
 * The privileged side's handlers, the client and the test fake are derived from this.
 */
export const commands = {
  /** Changes some settings; answers all of them. They hold for every window and are kept. */
  changeSettings: command('write', v.partial(settingsSchema), settingsSchema),
  /** Looks at one socket's counters and queues; null where it is gone, or the source cannot tell. */
  inspect: command('read', v.strictObject({ id: v.string() }), v.nullable(socketDetailsSchema)),
  /**
   * Looks at one process that holds the socket of a row; null where row or process is gone, or the process
   * is none of the row's owners.
   */
  inspectProcess: command(
    'read',
    v.strictObject({ id: v.string(), pid: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    v.nullable(processDetailsSchema),
  ),
  /**
   * Takes the next part of IANA's CSV file, from part 0 on; the last one answers what became of it. A file
   * that is refused changes nothing. `upload` is a word of the client's for all parts of one sending.
   */
  importRegistry: command(
    'write',
    v.strictObject({
      ...uploadPart,
    }),
    v.variant('state', [
      v.strictObject({ state: v.literal('more') }),
      v.strictObject({ state: v.literal('taken'), info: registryInfoSchema, rows: count }),
      v.strictObject({ state: v.literal('refused'), refusal: csvRefusalSchema }),
    ]),
  ),
  /** Goes back to the registry that comes with the product. */
  resetRegistry: command('write', v.null(), registryInfoSchema),
  /** The registry's data where it was imported; null where the one that comes with the product serves. */
  readRegistry: command('read', v.null(), v.nullable(assetSchema)),
  /** Reads now instead of at the next tick; answers when that reading is published. */
  refresh: command('read', v.null(), v.null()),
  ...findingCommands,
  ...historyCommands,
  ...actionCommands,
  ...reachCommands,
  ...opinionCommands,
  ...diagnosticsCommands,
  ...updateCommands,
  ...loginCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandArgument<N extends CommandName> = v.InferOutput<Commands[N]['argument']>;
export type CommandResult<N extends CommandName> = v.InferOutput<Commands[N]['result']>;

/** What the privileged side implements: one function for each command. */
export type CommandHandlers = {
  readonly [N in CommandName]: (argument: CommandArgument<N>) => Promise<CommandResult<N>>;
};
