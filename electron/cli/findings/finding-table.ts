import type { Finding } from '../../../shared/findings/finding.ts';
import { portText, programText } from '../../../shared/findings/finding-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { Style } from '../output/style.ts';
import { fitWidths, type TableColumn, tableLine } from '../output/table.ts';

/** Findings with the ids by which they can be named, a line each. */
export function findingTable(
  findings: readonly Finding[],
  messages: Messages,
  style: Style,
): string[] {
  const { columns, panel } = messages;
  const own = messages.alerts.terminal.columns;
  const table: readonly TableColumn[] = [
    { title: 'ID', align: 'left', rank: 0, least: 11 },
    { title: own.severity, align: 'left', rank: 1, least: 6 },
    { title: own.kind, align: 'left', rank: 4, least: 12 },
    { title: columns.port, align: 'left', rank: 2, least: 10 },
    { title: columns.process, align: 'left', rank: 3, least: 12 },
  ];
  const rows = findings.map(({ id, kind, severity, port, protocol, ports, program }) => [
    id,
    panel.severities[severity],
    messages.findings.kinds[kind],
    portText(port, protocol, messages, ports),
    visibleText(programText(program, messages)),
  ]);
  const widths = fitWidths(table, rows, style.width);
  const titles = table.map(({ title }) => title);
  return [
    style.dim(tableLine(table, titles, widths)),
    ...rows.map((row) => tableLine(table, row, widths)),
  ];
}
