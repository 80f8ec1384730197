import type { Messages } from '../../../shared/messages/en.ts';
import type { Protocol } from '../../../shared/model/socket.ts';
import { UsageError } from '../command-line.ts';
import { parsePort } from '../parse-port.ts';

/** A door as it was written: `5432`, `5432/tcp`. */
export interface MeantDoor {
  readonly text: string;
  readonly port: number;
  /** Null where it was left open. */
  readonly protocol: Protocol | null;
}

/** @throws {UsageError} */
export function parseDoor(text: string, messages: Messages): MeantDoor {
  const { port, protocol } = parsePort(text, messages);
  if (protocol === null || protocol === 'tcp' || protocol === 'udp')
    return { text, port, protocol };
  throw new UsageError(messages.acting.terminal.transport(text));
}
