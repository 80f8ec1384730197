import type { Messages } from '../../../shared/messages/en.ts';
import { boundsOf, isInDynamicRange, rangeOf } from '../../../shared/model/range.ts';
import type { Protocol, SocketRow } from '../../../shared/model/socket.ts';
import type { HostFacts } from '../../../shared/model/status.ts';
import { registryRecord } from '../../../shared/registry/service.ts';
import type { CommandSpec } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { columnsFor, rowLine, textsOf } from '../output/grouped-table.ts';
import { inOrder } from '../output/order.ts';
import { statusLines } from '../output/status-lines.ts';
import { terminalStyle } from '../output/style.ts';
import { fitWidths, tableLine } from '../output/table.ts';
import type { PortArgument } from '../parse-port.ts';
import { parsePort } from '../parse-port.ts';
import { readOnce } from '../read-once.ts';

export const explain: CommandSpec = {
  name: 'explain',
  summary: ({ cli }) => cli.explain,
  argument: { name: 'PORT[/tcp|/udp]', summary: ({ cli }) => cli.port },
  options: [],
  run: async (line, { messages }) => {
    const wanted = parsePort(line.argument ?? '', messages);
    const { host, snapshot } = await readOnce('auto');
    const here = inOrder([...snapshot.rows.values()].filter((row) => isBehind(row, wanted)));
    const text = [
      ...numberLines(wanted.port, host, messages),
      '',
      messages.cli.explainRegistry,
      ...wanted.protocols.map((protocol) => `  ${recordLine(wanted.port, protocol, messages)}`),
      '',
      messages.cli.explainHere,
      ...hereLines(here, messages).map((hereLine) => `  ${hereLine}`),
      '',
      ...statusLines(snapshot.status, messages, terminalStyle(process.stdout)),
    ];
    process.stdout.write(`${text.join('\n')}\n`);
    return EXIT.fine;
  },
};

function isBehind(row: SocketRow, { port, protocols }: PortArgument): boolean {
  return row.local.port === port && protocols.includes(row.protocol);
}

function numberLines(port: number, host: HostFacts, { ranges, cli }: Messages): string[] {
  const { range, first, last } = boundsOf(rangeOf(port));
  const { dynamicRange } = host;
  const title = cli.explainTitle(port, ranges[range], first, last);
  if (!dynamicRange) return [title, cli.explainDynamicUnknown];
  const isDynamic = isInDynamicRange(port, dynamicRange) === true;
  const words = isDynamic ? cli.explainDynamicYes : cli.explainDynamicNo;
  return [title, words(dynamicRange[0], dynamicRange[1])];
}

function recordLine(port: number, protocol: Protocol, { cli }: Messages): string {
  const record = registryRecord(port, protocol);
  if (!record) return `${protocol}  ${cli.explainNoRecord}`;
  return [protocol, record.name ?? cli.explainNoName, record.description]
    .filter(Boolean)
    .join('  ');
}

function hereLines(rows: readonly SocketRow[], messages: Messages): string[] {
  if (rows.length === 0) return [messages.cli.explainNobody];
  const style = terminalStyle(process.stdout);
  const columns = columnsFor(messages);
  const texts = rows.map((row) => textsOf(row, messages));
  const widths = fitWidths(columns, texts, style.width === null ? null : style.width - 2);
  const titles = columns.map(({ title }) => title);
  return [
    style.dim(tableLine(columns, titles, widths)),
    ...rows.map((row, index) => rowLine(row, texts[index] ?? [], columns, widths, style)),
  ];
}
