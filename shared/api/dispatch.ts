import * as v from 'valibot';
import type { CommandHandlers, CommandName } from './commands.ts';
import { commands } from './commands.ts';
import type { Answer } from './messages.ts';

/** An error whose message is meant for the user of a command; others are told as `failed`. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: 'refused' | 'failed';
  readonly detail: string | null;

  constructor(code: 'refused' | 'failed', message: string, detail: string | null = null) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Runs a command that came from a client: checks its argument against the contract, refuses what acts
 * where the host does not allow it, and turns every error into data. A host may answer some commands only.
 */
export async function dispatch(
  handlers: Partial<CommandHandlers>,
  name: CommandName,
  argument: unknown,
  mayAct: boolean,
): Promise<Answer> {
  const declared = commands[name];
  const parsed = v.safeParse(declared.argument, argument);
  if (!parsed.success) {
    return failure(
      'bad-argument',
      `${name} was called with a wrong argument`,
      v.summarize(parsed.issues),
    );
  }
  if (declared.kind === 'act' && !mayAct) return notAllowed(name);
  try {
    const handler = handlers[name] as ((argument: unknown) => Promise<unknown>) | undefined;
    if (!handler) return notAllowed(name);
    return { ok: true, value: await handler(parsed.output) };
  } catch (error) {
    if (error instanceof CommandError) return failure(error.code, error.message, error.detail);
    return failure(
      'failed',
      `${name} failed`,
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** The answer to a command that this client may not call. */
export function notAllowed(name: CommandName): Answer {
  return failure('refused', `${name} is not allowed over this connection`, null);
}

function failure(
  code: 'bad-argument' | 'refused' | 'failed',
  message: string,
  detail: string | null,
): Answer {
  return { ok: false, code, message, detail };
}
