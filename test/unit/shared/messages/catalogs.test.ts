import { describe, expect, test } from 'vitest';
import type { Messages } from '../../../../shared/messages/en.ts';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import { problemText } from '../../../../shared/messages/status-text.ts';
import type { Problem } from '../../../../shared/model/status.ts';
import type { Leaf } from './leaves.ts';
import { isTextMaker, leavesOf } from './leaves.ts';

const CATALOGS = [
  ['en', en],
  ['ja', ja],
] as const;

/** One of every kind, those with a detail also without. */
const PROBLEMS: readonly Problem[] = [
  { code: 'source-failed', source: 'proc', detail: 'EIO' },
  { code: 'source-failed', source: 'proc', detail: null },
  { code: 'source-timed-out', source: 'proc', limitMs: 5000 },
  { code: 'udp-not-read', source: 'systeminformation' },
  { code: 'first-owner-only', source: 'systeminformation' },
  { code: 'addresses-cut', count: 1 },
  { code: 'addresses-cut', count: 1234 },
  { code: 'states-unknown', count: 2 },
  { code: 'rows-unreadable', count: 1 },
  { code: 'rows-unreadable', count: 3 },
  { code: 'passed-missed', count: 1, bufferBytes: 1 },
  { code: 'passed-missed', count: 1234, bufferBytes: 425_984 },
  { code: 'namespaces-unread', count: 1 },
  { code: 'namespaces-unread', count: 3 },
  { code: 'namespaces-unsupported', source: 'proc' },
  { code: 'processes-unread', detail: 'ENOENT' },
  { code: 'processes-unread', detail: null },
  { code: 'settings-damaged', movedTo: 'settings.json.damaged-1' },
  { code: 'settings-unwritable', detail: 'EROFS' },
  { code: 'registry-damaged', movedTo: 'registry.json.damaged-1' },
  { code: 'history-damaged', movedTo: 'history.db.damaged-1' },
  { code: 'history-stopped', reason: 'full', detail: 'SQLITE_FULL' },
  { code: 'history-stopped', reason: 'unsupported', detail: 'Node 20 has none' },
];

const SPOILED = /undefined|NaN|\[object|null|\$\{/;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Three words of Latin letters in a row are a phrase, not a name. */
const ENGLISH_PHRASE = /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/;
/** Names and signs that are the same in every language. */
const SAME_EVERYWHERE = new Set([
  'locale',
  'self',
  'columns.pid',
  'view.fields.pid',
  'moreOwners',
  'listSeparator',
  'sentenceSeparator',
  'sheet.keys.Escape',
  'sheet.keys.PageDown',
  'sheet.keys.PageUp',
  'findingsView.actions.of',
  'findingsView.windowTitle',
  'acting.knocked.said',
  'acting.terminal.of',
  'tray.counts',
]);

/** Texts made of the name of a range, in whatever case they need it. */
const TAKES_NAMES = /^view\.(table|nothing)/;

/** Texts and makers of texts that take plain values. */
function plainLeaves(messages: Messages): Leaf[] {
  return leavesOf(messages).filter(([path]) => !path.startsWith('problems.'));
}

/** The text of a leaf; its arguments are words that no text has by itself. */
function textOf([, value]: Leaf): string | null {
  if (!isTextMaker(value)) return value as string | null;
  return String(value(...argumentsOf(value)));
}

function argumentsOf(maker: { readonly length: number }): string[] {
  return Array.from({ length: maker.length }, (_, index) => `x${index}x`);
}

test('both languages have the same texts, made of the same number of things', () => {
  const shape = (messages: Messages) =>
    leavesOf(messages).map(([path, value]) => [
      path,
      value === null ? 'null' : typeof value,
      isTextMaker(value) ? value.length : null,
    ]);
  const sorted = (messages: Messages) =>
    shape(messages).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  expect(sorted(ja)).toEqual(sorted(en));
});

describe.each(CATALOGS)('in %s', (_language, messages) => {
  test('no text is empty, or untidy at its ends', () => {
    const texts = plainLeaves(messages)
      .filter(([path]) => !path.endsWith('Separator'))
      .flatMap((leaf) => textOf(leaf) ?? []);
    expect(texts.filter((text) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('every text that is made of something contains all of it', () => {
    for (const leaf of plainLeaves(messages)) {
      const [path, value] = leaf;
      if (!isTextMaker(value)) continue;
      for (const word of argumentsOf(value))
        expect([path, textOf(leaf)]).toEqual([path, expect.stringContaining(word)]);
    }
  });

  test('numbers of any size make whole texts', () => {
    for (const [path, value] of plainLeaves(messages)) {
      if (!isTextMaker(value) || TAKES_NAMES.test(path)) continue;
      for (const number of [0, 1, 2, 65_535]) {
        const text = String(value(...new Array<number>(value.length).fill(number)));
        expect([path, text]).toEqual([path, expect.not.stringMatching(SPOILED)]);
        expect(text.replaceAll(',', '')).toContain(`${number}`);
      }
    }
  });

  test.each(PROBLEMS)('the problem $code is told in a whole sentence', (problem) => {
    const text = problemText(problem, messages);
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toMatch(SPOILED);
    for (const [key, value] of Object.entries(problem)) {
      const isShownAsIs = !['code', 'limitMs', 'reason'].includes(key) && value !== null;
      if (isShownAsIs) expect(text.replaceAll(',', '')).toContain(`${value}`);
    }
  });
});

test('there is a text for every kind of problem', () => {
  const codes = new Set(PROBLEMS.map((problem) => problem.code));
  expect([...codes].sort()).toEqual(Object.keys(en.problems).sort());
});

test('a limit is told in seconds', () => {
  const problem = { code: 'source-timed-out', source: 'proc', limitMs: 2500 } as const;
  for (const [, messages] of CATALOGS) expect(problemText(problem, messages)).toContain('2.5');
});

test('English tells one from many', () => {
  expect([en.sockets(1), en.sockets(2), en.sockets(0)]).toEqual([
    '1 socket',
    '2 sockets',
    '0 sockets',
  ]);
  expect(en.doorsOpen(1)).toBe('1 door open');
  expect([en.view.matches(1), en.view.matches(1200)]).toEqual(['1 match', '1,200 matches']);
  expect([en.view.changesWait(1), en.view.changesWait(2)]).toEqual([
    '1 change waits',
    '2 changes wait',
  ]);
});

test('every Japanese text is Japanese, without a phrase left in English', () => {
  const texts = plainLeaves(ja)
    .filter(([path]) => !SAME_EVERYWHERE.has(path))
    .flatMap((leaf): Leaf[] => {
      const text = textOf(leaf);
      return text === null ? [] : [[leaf[0], text]];
    });
  const problems = PROBLEMS.map((problem): Leaf => [problem.code, problemText(problem, ja)]);
  const all = [...texts, ...problems] as [string, string][];
  expect(all.filter(([, text]) => !JAPANESE.test(text))).toEqual([]);
  expect(all.filter(([, text]) => ENGLISH_PHRASE.test(text))).toEqual([]);
});

test('no English text has Japanese in it', () => {
  const texts = plainLeaves(en).map((leaf) => textOf(leaf) ?? '');
  expect(texts.filter((text) => JAPANESE.test(text))).toEqual([]);
});
