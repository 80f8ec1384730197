import type { AsarFile } from './asar-listing.ts';

/** A part of the package, and why it is there. */
interface Part {
  readonly name: string;
  readonly why: string;
  readonly holds: RegExp;
}

/** The first that holds a file counts it. */
const PARTS: readonly Part[] = [
  { name: 'out/desktop', why: 'main process and preload', holds: /^out\/desktop\// },
  { name: 'out/monitor', why: 'the engine, its threads and child', holds: /^out\/monitor\// },
  { name: 'out/cli', why: 'the program in a terminal', holds: /^out\/cli\// },
  { name: 'out/shared', why: 'what engine and terminal share', holds: /^out\/shared\// },
  { name: 'out/renderer', why: 'the page', holds: /^out\/renderer\// },
  { name: 'koffi', why: 'asks the Linux kernel', holds: /^node_modules\/(koffi|@koromix)\// },
  {
    name: 'systeminformation',
    why: 'the source for every system',
    holds: /^node_modules\/systeminformation\//,
  },
  {
    name: 'write-file-atomic',
    why: 'files replaced whole',
    holds: /^node_modules\/(write-file-atomic|signal-exit)\//,
  },
  { name: 'package.json', why: 'name, version, entry', holds: /^package\.json$/ },
  { name: 'LICENSE', why: 'what may be done with it', holds: /^LICENSE$/ },
];
const HEADINGS = ['Part', 'Why', 'Files', 'Bytes', 'Beside it'];

/**
 * What is in the asar and why, as a table in Markdown. The last column counts the bytes that lie beside the archive.
 * @throws {Error} for a file that belongs to no part: nothing is in a package without a reason
 */
export function sizeReport(files: readonly AsarFile[]): string {
  const rows = PARTS.map((part) => row(part, files)).filter(([, , count]) => count !== '0');
  const stray = files.find(({ path }) => !PARTS.some(({ holds }) => holds.test(path)));
  if (stray) throw new Error(`nobody knows why ${stray.path} is in the package`);
  const all = row({ name: 'all', why: '', holds: /^/ }, files);
  return table([HEADINGS, ...rows, all]);
}

function row({ name, why, holds }: Part, files: readonly AsarFile[]): string[] {
  const held = files.filter(({ path }) => holds.test(path));
  const bytes = (unpacked: boolean): string =>
    held
      .filter((file) => file.unpacked === unpacked)
      .reduce((sum, file) => sum + file.bytes, 0)
      .toLocaleString('en-US');
  return [name, why, `${held.length}`, bytes(false), bytes(true)];
}

/** Columns from the third on hold numbers. */
function table(rows: readonly string[][]): string {
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = rows.map((cells) =>
    line(
      cells.map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    ),
  );
  const rule = line(
    widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
