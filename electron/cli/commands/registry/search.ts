import { searchDocument } from '../../../../shared/export/explain-json.ts';
import type { Messages } from '../../../../shared/messages/en.ts';
import { editionText } from '../../../../shared/registry/edition-text.ts';
import type { PortRecord } from '../../../../shared/registry/record.ts';
import { searchProblemText } from '../../../../shared/registry/refusal-text.ts';
import { printableJson, visibleText } from '../../../../shared/text/visible.ts';
import type { CommandSpec } from '../../command-line.ts';
import { UsageError } from '../../command-line.ts';
import { EXIT } from '../../exit.ts';
import { terminalStyle } from '../../output/style.ts';
import { fitWidths, type TableColumn, tableLine } from '../../output/table.ts';
import { registryAtHand } from './registry-at-hand.ts';

export const registrySearch: CommandSpec = {
  name: 'registry search',
  summary: ({ registry }) => registry.terminal.search,
  arguments: [{ name: 'WORDS', summary: ({ registry }) => registry.terminal.words, many: true }],
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }],
  run: async (line, { messages }) => {
    const words = line.arguments.join(' ');
    const store = await registryAtHand(messages);
    const { registry } = store;
    const parsed = registry.understand(words);
    if (!parsed.ok) throw new UsageError(searchProblemText(parsed.problem, messages));
    const records = registry.find(parsed.query);
    const { stdout } = process;
    if (line.has('json')) {
      stdout.write(`${printableJson(searchDocument(registry, records), 2)}\n`);
      return EXIT.fine;
    }
    const style = terminalStyle(stdout);
    const found =
      records.length > 0
        ? recordTable(records, messages)
        : [messages.registry.nothingFound(visibleText(words))];
    stdout.write(`${[...found, '', style.dim(editionText(store.info, messages))].join('\n')}\n`);
    return EXIT.fine;
  },
};

function recordTable(records: readonly PortRecord[], messages: Messages): string[] {
  const style = terminalStyle(process.stdout);
  const columns = columnsIn(messages);
  const rows = records.map((record) => cellsOf(record, messages));
  const widths = fitWidths(columns, rows, style.width);
  const titles = columns.map(({ title }) => title);
  return [
    style.dim(tableLine(columns, titles, widths)),
    ...rows.map((row) => tableLine(columns, row, widths)),
  ];
}

function columnsIn({ registry }: Messages): TableColumn[] {
  const { port, protocol, status, name, aliases, description } = registry.columns;
  return [
    { title: port, align: 'right', rank: 0, least: 11 },
    { title: protocol, align: 'left', rank: 0, least: 4 },
    { title: status, align: 'left', rank: 2, least: 10 },
    { title: name, align: 'left', rank: 1, least: 12 },
    { title: aliases, align: 'left', rank: 4, least: 8 },
    { title: description, align: 'left', rank: 3, least: 12 },
  ];
}

function cellsOf(record: PortRecord, { registry }: Messages): string[] {
  const { first, last, protocol, status, name, aliases, description } = record;
  const ports = first === last ? `${first}` : `${first}-${last}`;
  const texts = [name ?? '', aliases.join(', '), description].map(visibleText);
  return [ports, protocol, registry.statuses[status], ...texts];
}
