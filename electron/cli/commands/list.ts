import { toCsv } from '../../../shared/export/csv.ts';
import { listDocument } from '../../../shared/export/json.ts';
import { toMarkdown } from '../../../shared/export/markdown.ts';
import { Redactor } from '../../../shared/export/redact.ts';
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
    { name: 'markdown', summary: ({ cli }) => cli.optionMarkdown },
    { name: 'redact', summary: ({ cli }) => cli.optionRedact },
    SOURCE_OPTION,
    NAMESPACES_OPTION,
  ],
  run: async (line, context) => {
    const { messages } = context;
    line.notTogether('json', 'csv');
    line.notTogether('json', 'markdown');
    line.notTogether('csv', 'markdown');
    const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
    // Before anything is read: what is wrong is said at once.
    const isWanted = rowFilterOf(line, context);
    const reading = await readOnce(source, line.has('namespaces'));
    const redactor = line.has('redact') ? new Redactor() : null;
    const { status: told } = reading.snapshot;
    const status = redactor?.status(told) ?? told;
    const host = redactor?.host(reading.host) ?? reading.host;
    const wanted = inOrder([...reading.snapshot.rows.values()].filter(isWanted));
    const rows = redactor ? wanted.map((row) => redactor.row(row)) : wanted;
    const { stdout } = process;
    if (line.has('json')) {
      stdout.write(`${printableJson(listDocument(rows, status, host), 2)}\n`);
    } else if (line.has('csv')) {
      stdout.write(toCsv(rows));
    } else if (line.has('markdown')) {
      stdout.write(toMarkdown(rows, messages));
    } else {
      const style = terminalStyle(stdout);
      const table = groupedTable(rows, messages, style, line.text('filter')?.trim() || null);
      stdout.write(`${[table, ...statusLines(status, messages, style)].join('\n')}\n`);
    }
    return EXIT.fine;
  },
};
