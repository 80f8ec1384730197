import { toCsv } from '../../shared/export/csv.ts';
import { listDocument } from '../../shared/export/json.ts';
import { toMarkdown } from '../../shared/export/markdown.ts';
import { Redactor } from '../../shared/export/redact.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { HostFacts, MonitorStatus } from '../../shared/model/status.ts';

export const FORMATS = ['csv', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Names of standards, the same in every language. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  csv: 'CSV',
  json: 'JSON',
  markdown: 'Markdown',
};

const FILE_ENDINGS: Readonly<Record<Format, string>> = { csv: 'csv', json: 'json', markdown: 'md' };
const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  markdown: 'text/markdown',
};

/** What is known beside the rows. */
export interface ExportContext {
  readonly host: HostFacts;
  readonly status: MonitorStatus;
  readonly messages: Messages;
}

/** The rows as text, masked where that is asked for. */
export function exportText(
  rows: readonly SocketRow[],
  format: Format,
  isRedacted: boolean,
  { host, status, messages }: ExportContext,
): string {
  const redactor = new Redactor();
  const shown = isRedacted ? rows.map((row) => redactor.row(row)) : rows;
  switch (format) {
    case 'csv':
      return toCsv(shown);
    case 'markdown':
      return toMarkdown(shown, messages);
    case 'json': {
      const document = isRedacted
        ? listDocument(shown, redactor.status(status), redactor.host(host))
        : listDocument(shown, status, host);
      return `${JSON.stringify(document, null, 2)}\n`;
    }
  }
}

/** `portico-2026-01-31-120000.csv`, in the time of this place. @param at milliseconds since 1970 UTC */
export function fileName(format: Format, at: number): string {
  const date = new Date(at);
  const pad = (number: number): string => `${number}`.padStart(2, '0');
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join('');
  return `portico-${day}-${time}.${FILE_ENDINGS[format]}`;
}

/** Has the browser save `text`, as it saves every download. */
export function saveText(text: string, format: Format, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: MEDIA_TYPES[format] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
