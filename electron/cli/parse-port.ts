import type { Messages } from '../../shared/messages/en.ts';
import { HIGHEST_PORT } from '../../shared/model/range.ts';
import type { Protocol } from '../../shared/model/socket.ts';
import { UsageError } from './command-line.ts';

/** A port as written on the command line: `5432`, `5432/tcp`. */
export interface PortArgument {
  readonly port: number;
  readonly protocols: readonly Protocol[];
}

/** @throws {UsageError} saying what is allowed */
export function parsePort(text: string, messages: Messages): PortArgument {
  const match = /^(\d{1,5})(?:\/(tcp|udp))?$/i.exec(text);
  const port = Number(match?.[1]);
  if (!match || port > HIGHEST_PORT) throw new UsageError(messages.cli.errorPort(text));
  const protocol = match[2]?.toLowerCase() as Protocol | undefined;
  return { port, protocols: protocol ? [protocol] : ['tcp', 'udp'] };
}
