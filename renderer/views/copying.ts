import type { SocketRow } from '../../shared/model/socket.ts';
import { exportText, type Format } from '../export/export-text.ts';
import type { Stores } from '../stores/context.ts';
import { rowsAsText } from './copy-rows.ts';

export const COPY_FORMATS = ['text', 'json', 'csv', 'markdown'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** Puts rows on the clipboard and says how that went. */
export async function copyRows(
  rows: readonly SocketRow[],
  format: CopyFormat,
  stores: Stores,
): Promise<void> {
  const { toasts } = stores;
  const text = textOf(rows, format, stores);
  if (text === null || rows.length === 0) return;
  const { copied, copyFailed } = stores.monitor.messages.exporting;
  try {
    await navigator.clipboard.writeText(text);
    toasts.done(copied(rows.length));
  } catch {
    toasts.problem(copyFailed);
  }
}

/** @returns null as long as nothing is known of the machine */
function textOf(
  rows: readonly SocketRow[],
  format: 'text' | Format,
  { monitor, sockets }: Stores,
): string | null {
  const { messages, host, status } = monitor;
  if (format === 'text') return rowsAsText(rows, sockets.columns.columns, messages, Date.now());
  return host && status && exportText(rows, format, false, { host, status, messages });
}
