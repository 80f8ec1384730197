/** A version in `CHANGELOG.md`. */
export interface ChangelogEntry {
  /** Null for what is not released yet. */
  readonly version: string | null;
  /** `2026-11-26`; null for what is not released yet. */
  readonly date: string | null;
  /** Its text, without its heading. */
  readonly text: string;
  /** Where its heading stands, from 1. */
  readonly line: number;
}

export interface Changelog {
  /** Newest first, as they stand there. */
  readonly entries: readonly ChangelogEntry[];
  /** What is not as https://keepachangelog.com/en/1.1.0/ has it, with its line. */
  readonly faults: readonly string[];
}

/** Three numbers, each without zeros before it, and what may stand behind them (https://semver.org). */
export const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[\dA-Za-z.-]+)?$/;

const HEADING = /^## \[([^\]]+)\](?: - (\S+))?$/;
const KINDS = new Set(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']);

export function parseChangelog(text: string): Changelog {
  const lines = text.split('\n');
  const starts = [...lines.keys()].filter((index) => lines[index]?.startsWith('## '));
  const faults: string[] = [];
  const entries = starts.map((start, place) => {
    const body = lines.slice(start + 1, starts[place + 1]);
    const entry = entryOf(lines[start] ?? '', body, start + 1);
    faults.push(...headingFaults(entry, lines[start] ?? ''), ...bodyFaults(body, start + 2));
    return entry;
  });
  if (entries[0]?.version !== null) faults.push('1: the first heading has to be ## [Unreleased]');
  return { entries, faults: [...faults, ...orderFaults(entries)] };
}

/** Numbers alone: what is published is no pre-release. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function entryOf(heading: string, body: readonly string[], line: number): ChangelogEntry {
  const [, name = '', date = null] = HEADING.exec(heading) ?? [];
  const version = name === 'Unreleased' ? null : name;
  return { version, date, text: body.join('\n').trim(), line };
}

function headingFaults({ version, date, line, text }: ChangelogEntry, heading: string): string[] {
  if (!HEADING.test(heading)) return [`${line}: a heading is ## [1.2.3] - 2026-11-26`];
  if (version === null) return date === null ? [] : [`${line}: what is not released has no date`];
  const faults: string[] = [];
  if (!VERSION.test(version)) faults.push(`${line}: ${version} is no version`);
  if (date === null || !isDay(date)) faults.push(`${line}: ${version} has no date`);
  if (text === '') faults.push(`${line}: ${version} says nothing`);
  return faults;
}

function bodyFaults(body: readonly string[], first: number): string[] {
  return body.flatMap((text, index) => {
    const kind = text.startsWith('### ') ? text.slice(4) : null;
    if (kind === null || KINDS.has(kind)) return [];
    return [`${first + index}: ${kind} is none of ${[...KINDS].join(', ')}`];
  });
}

function orderFaults(entries: readonly ChangelogEntry[]): string[] {
  const released = entries.filter(({ version }) => version !== null);
  return released.flatMap(({ version, line }, index) => {
    const newer = released[index - 1]?.version ?? null;
    if (version === null || newer === null || compareVersions(newer, version) > 0) return [];
    return [`${line}: ${version} stands below ${newer}`];
  });
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(date) && new Date(time).toISOString().startsWith(date);
}
