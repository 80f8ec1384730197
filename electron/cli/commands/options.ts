import { isConnection } from '../../../shared/model/role.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import type { CommandContext, CommandLine, OptionSpec } from '../command-line.ts';
import { rowTestFor } from '../filter.ts';

/** Options that several commands have. */
export const FILTER_OPTIONS: readonly OptionSpec[] = [
  { name: 'listening', summary: ({ cli }) => cli.optionListening },
  { name: 'filter', value: 'QUERY', mayBeEmpty: true, summary: ({ cli }) => cli.optionFilter },
];

export const SOURCE_OPTION: OptionSpec = {
  name: 'source',
  value: SOURCE_CHOICES.join('|'),
  summary: ({ cli }) => cli.optionSource,
};

export const NAMESPACES_OPTION: OptionSpec = {
  name: 'namespaces',
  summary: ({ cli }) => cli.optionNamespaces,
};

/**
 * Which rows `--listening` and `--filter` leave.
 * @throws {UsageError} where the filter is no query
 */
export function rowFilterOf(
  line: CommandLine,
  { messages }: CommandContext,
): (row: SocketRow) => boolean {
  const isMeant = rowTestFor(line.text('filter') ?? '', messages);
  const onlyDoors = line.has('listening');
  return (row) => !(onlyDoors && isConnection(row.role)) && isMeant(row);
}
