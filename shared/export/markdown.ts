import type { Messages } from '../messages/en.ts';
import type { SocketRow } from '../model/socket.ts';
import { localText, remoteText } from '../text/endpoint.ts';
import { serviceText } from '../text/service.ts';
import { visibleText } from '../text/visible.ts';

/** Characters that Markdown or the HTML inside of it would take for something else than themselves. */
const SPECIAL = /[\\`*_{}[\]<>#|~&]/g;

/** Rows as a table of GitHub-flavoured Markdown, in the language of `messages`. */
export function toMarkdown(rows: Iterable<SocketRow>, messages: Messages): string {
  const { columns } = messages;
  const head = [
    columns.port,
    columns.protocol,
    columns.service,
    columns.state,
    columns.local,
    columns.remote,
    columns.process,
    columns.user,
    columns.exposure,
  ];
  const lines = [tableLine(head), tableLine(head.map(() => '---'))];
  for (const row of rows) lines.push(tableLine(cellsOf(row, messages).map(escaped)));
  return `${lines.join('\n')}\n`;
}

/** Text as Markdown shows it, on one line. */
export function escaped(text: string): string {
  return visibleText(text).replace(SPECIAL, (character) => `\\${character}`);
}

export function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellsOf(row: SocketRow, messages: Messages): string[] {
  const names = [...new Set(row.owners.map(({ name, pid }) => `${name} (${pid})`))];
  return [
    `${row.local.port}`,
    `${row.protocol}${row.family}`,
    serviceText(row),
    row.state,
    localText(row),
    remoteText(row) ?? '',
    row.ownersStatus === 'hidden' ? messages.ownerHidden : names.join(', '),
    row.user ?? '',
    row.exposure ? messages.exposures[row.exposure] : '',
  ];
}
