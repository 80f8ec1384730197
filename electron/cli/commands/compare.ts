import { type Comparison, compareDocuments } from '../../../shared/export/compare.ts';
import { changedSocketText, savedSocketText } from '../../../shared/export/compare-text.ts';
import { DocumentError } from '../../../shared/export/document-error.ts';
import { listDocument } from '../../../shared/export/json.ts';
import { readDocument, type SavedDocument } from '../../../shared/export/read-document.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import type { CommandSpec } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import type { Style } from '../output/style.ts';
import { terminalStyle } from '../output/style.ts';
import { readOnce } from '../read-once.ts';
import { readTextFile } from '../text-file.ts';

/** Bytes; 100,000 sockets with all that is known of them have about 100 million. */
const LARGEST_DOCUMENT = 400_000_000;

export const compare: CommandSpec = {
  name: 'compare',
  summary: ({ cli }) => cli.compare,
  arguments: [
    { name: 'BEFORE', isFile: true, summary: ({ cli }) => cli.compareBefore },
    { name: 'AFTER', isFile: true, summary: ({ cli }) => cli.compareAfter, optional: true },
  ],
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }],
  run: async (line, { messages }) => {
    const before = await documentOf(line.argument(0) ?? '', messages);
    const later = line.argument(1);
    const after = later === null ? await present(before) : await documentOf(later, messages);
    const comparison = compareDocuments(before, after);
    const { stdout } = process;
    if (line.has('json')) {
      const document = { before: aboutOf(before), after: aboutOf(after), ...comparison };
      stdout.write(`${printableJson(document, 2)}\n`);
    } else {
      const lines = comparisonLines(comparison, messages, terminalStyle(stdout));
      stdout.write(`${lines.join('\n')}\n`);
    }
    return EXIT.fine;
  },
};

async function documentOf(path: string, messages: Messages): Promise<SavedDocument> {
  const { exporting } = messages;
  const text = await readTextFile(path, LARGEST_DOCUMENT, messages);
  try {
    return readDocument(text);
  } catch (cause) {
    if (!(cause instanceof DocumentError)) throw cause;
    const why = [exporting.refused[cause.code], cause.detail].filter(Boolean).join(' ');
    throw new Error(visibleText(`${path}: ${why}`), { cause });
  }
}

/** What is open now, as far as the earlier snapshot looked. */
async function present({ sockets }: SavedDocument): Promise<SavedDocument> {
  const hasOtherNamespaces = sockets.some(({ netns }) => netns !== null);
  const { host, snapshot } = await readOnce('auto', hasOtherNamespaces);
  return readDocument(JSON.stringify(listDocument(snapshot.rows.values(), snapshot.status, host)));
}

function aboutOf({ takenAt, host }: SavedDocument): Record<string, string> {
  return { takenAt, hostname: host.hostname };
}

function comparisonLines(
  { opened, closed, changed, unchanged }: Comparison,
  messages: Messages,
  style: Style,
): string[] {
  const text = messages.exporting;
  const parts = [
    { sign: '+', title: text.opened(opened.length), lines: opened.map(savedSocketText) },
    { sign: '−', title: text.closed(closed.length), lines: closed.map(savedSocketText) },
    {
      sign: '~',
      title: text.changed(changed.length),
      lines: changed.map((change) => changedSocketText(change, messages)),
    },
  ].filter(({ lines }) => lines.length > 0);
  const told = parts.flatMap(({ sign, title, lines }) => [
    style.bold(title),
    ...lines.map((line) => `${sign} ${line}`),
    '',
  ]);
  return [...(told.length > 0 ? told : [text.noDifference]), style.dim(text.unchanged(unchanged))];
}
