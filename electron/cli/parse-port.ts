import type { Messages } from '../../shared/messages/en.ts';
import { HIGHEST_PORT } from '../../shared/model/range.ts';
import type { RegistryProtocol } from '../../shared/registry/record.ts';
import { REGISTRY_PROTOCOLS } from '../../shared/registry/record.ts';
import { UsageError } from './command-line.ts';

/** A port as written on the command line: `5432`, `5432/tcp`. */
export interface PortArgument {
  readonly port: number;
  /** Null where it was left open. */
  readonly protocol: RegistryProtocol | null;
}

/** @throws {UsageError} saying what is allowed */
export function parsePort(text: string, messages: Messages): PortArgument {
  const [, digits, written] = /^(\d{1,5})(?:\/([a-z]+))?$/i.exec(text) ?? [];
  const port = Number(digits);
  const protocol = REGISTRY_PROTOCOLS.find((known) => known === written?.toLowerCase()) ?? null;
  const isKnown = written === undefined || protocol !== null;
  if (digits === undefined || port > HIGHEST_PORT || !isKnown) {
    throw new UsageError(messages.cli.errorPort(text));
  }
  return { port, protocol };
}
