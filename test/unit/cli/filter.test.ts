import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../electron/cli/command-line.ts';
import { rowTestFor } from '../../../electron/cli/filter.ts';
import { en } from '../../../shared/messages/en.ts';
import { ja } from '../../../shared/messages/ja.ts';
import { makeRow } from '../../support/make-row.ts';

function complaint(text: string, messages = en): string[] {
  try {
    rowTestFor(text, messages);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return String(error instanceof Error ? error.message : error).split('\n');
  }
  throw new Error(`“${text}” is a query`);
}

test('a filter leaves the rows that it means', () => {
  const wanted = rowTestFor('port:8080 -proto:udp', en);
  expect(wanted(makeRow())).toBe(true);
  expect(wanted(makeRow({ protocol: 'udp' }))).toBe(false);
});

test('a filter without words leaves everything', () => {
  expect(rowTestFor('', en)(makeRow())).toBe(true);
});

describe('a filter that is wrong is pointed at', () => {
  test('under its words', () => {
    expect(complaint('ssh proto:sctp,tcp')).toEqual([
      '--filter: “sctp” is no value of proto. Allowed: tcp, udp.',
      '  ssh proto:sctp,tcp',
      '            ^^^^',
    ]);
  });

  test('where wide letters stand before it, and are wrong themselves', () => {
    expect(complaint('待ち受け proto：ｓｃｔｐ', ja)).toEqual([
      '--filter: 「ｓｃｔｐ」は proto の値ではありません。使えるもの: tcp, udp。',
      '  待ち受け proto：ｓｃｔｐ',
      '                  ^^^^^^^^',
    ]);
  });

  test('where something cannot be seen', () => {
    expect(complaint('\u001b[31m foo:x').slice(1)).toEqual([
      '  ‹U+001B›[31m foo:x',
      '               ^^^',
    ]);
  });
});
