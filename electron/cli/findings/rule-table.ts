import { portText, programText } from '../../../shared/findings/finding-text.ts';
import { isRequiredByDefault, type Rule } from '../../../shared/findings/rule.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { Style } from '../output/style.ts';
import { fitWidths, type TableColumn, tableLine } from '../output/table.ts';

/** The rules as a table, in the order of the file. */
export function ruleTable(rules: readonly Rule[], messages: Messages, style: Style): string[] {
  const { columns, exposures, findings } = messages;
  const table: readonly TableColumn[] = [
    { title: columns.port, align: 'left', rank: 0, least: 10 },
    { title: columns.exposure, align: 'left', rank: 2, least: 10 },
    { title: columns.process, align: 'left', rank: 1, least: 12 },
    { title: '', align: 'left', rank: 3, least: 8 },
  ];
  const rows = rules.map(({ port, protocol, exposure, program, required, note }) => {
    const isOptional = !required && isRequiredByDefault(port);
    const remarks = [isOptional ? findings.terminal.optional : '', note ?? ''].filter(Boolean);
    return [
      portText(port, protocol, messages),
      exposures[exposure],
      visibleText(programText(program, messages)),
      visibleText(remarks.join(messages.listSeparator)),
    ];
  });
  const widths = fitWidths(table, rows, style.width);
  const titles = table.map(({ title }) => title);
  return [
    style.dim(tableLine(table, titles, widths)),
    ...rows.map((row) => tableLine(table, row, widths)),
  ];
}
