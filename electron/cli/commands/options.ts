import { isConnection } from '../../../shared/model/role.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { searchText, wordFilter } from '../../../shared/query/words.ts';
import type { CommandLine, OptionSpec } from '../command-line.ts';

/** Options that several commands have. */
export const FILTER_OPTIONS: readonly OptionSpec[] = [
  { name: 'listening', summary: ({ cli }) => cli.optionListening },
  { name: 'filter', value: 'WORDS', mayBeEmpty: true, summary: ({ cli }) => cli.optionFilter },
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

/** Which rows `--listening` and `--filter` leave. */
export function rowFilterOf(line: CommandLine): (row: SocketRow) => boolean {
  const hasWords = wordFilter(line.text('filter') ?? '');
  const onlyDoors = line.has('listening');
  return (row) => !(onlyDoors && isConnection(row.role)) && hasWords(searchText(row));
}
