import { toCsv } from '../../../shared/export/csv.ts';
import { listDocument } from '../../../shared/export/json.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import type { CommandSpec } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { groupedTable } from '../output/grouped-table.ts';
import { inOrder } from '../output/order.ts';
import { statusLines } from '../output/status-lines.ts';
import { terminalStyle } from '../output/style.ts';
import { readOnce } from '../read-once.ts';
import { FILTER_OPTIONS, NAMESPACES_OPTION, rowFilterOf, SOURCE_OPTION } from './options.ts';

export const list: CommandSpec = {
  name: 'list',
  summary: ({ cli }) => cli.list,
  options: [
    ...FILTER_OPTIONS,
    { name: 'json', summary: ({ cli }) => cli.optionJson },
    { name: 'csv', summary: ({ cli }) => cli.optionCsv },
    SOURCE_OPTION,
    NAMESPACES_OPTION,
  ],
  run: async (line, { messages }) => {
    line.notTogether('json', 'csv');
    const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
    const { host, snapshot } = await readOnce(source, line.has('namespaces'));
    const rows = inOrder([...snapshot.rows.values()].filter(rowFilterOf(line)));
    const { stdout } = process;
    if (line.has('json')) {
      stdout.write(`${printableJson(listDocument(rows, snapshot.status, host), 2)}\n`);
    } else if (line.has('csv')) {
      stdout.write(toCsv(rows));
    } else {
      const style = terminalStyle(stdout);
      const table = groupedTable(rows, messages, style, line.text('filter')?.trim() || null);
      stdout.write(`${[table, ...statusLines(snapshot.status, messages, style)].join('\n')}\n`);
    }
    return EXIT.fine;
  },
};
