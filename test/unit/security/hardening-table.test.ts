import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../build/root.ts';

interface Row {
  readonly threat: string;
  /** Files that hold the guard. */
  readonly guards: readonly string[];
  readonly testFile: string;
  readonly title: string;
}

/** The rows of SECURITY.md's tables, without their heads. */
function rows(): Row[] {
  const lines = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !line.startsWith('| threat |'))
    .map((line) => {
      const [threat = '', guard = '', proof = ''] = line.slice(2, -2).split(' | ');
      const [, testFile = '', title = ''] = /^`(.+?)` › (.+)$/.exec(proof) ?? [];
      const guards = [...guard.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file = '']) => file);
      return { threat, guards, testFile, title };
    });
}

/** The names of the tests in a file, as they stand in its text. */
function titlesIn(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const calls = text.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])+)\1\s*,\s*(?:async\b|\()/g);
  return [...calls].map(([, , title = '']) => title.replaceAll("\\'", "'"));
}

const ROWS = rows();

test('the table has a row for each threat, once', () => {
  expect(ROWS.length).toBeGreaterThan(50);
  expect(new Set(ROWS.map(({ threat }) => threat)).size).toBe(ROWS.length);
});

describe.each(ROWS.map((row) => [row.threat, row] as const))('%s', (_, row) => {
  test('has a guard in a file that is there', () => {
    expect(row.guards).not.toEqual([]);
    for (const file of row.guards) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });

  test('has a test that is there', () => {
    expect(titlesIn(row.testFile)).toContain(row.title);
  });
});
