import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { columnsFor } from '../../../electron/cli/output/grouped-table.ts';
import {
  fitWidths,
  leadingNumber,
  type TableColumn,
  tableLine,
  truncated,
  truncatedEndpoint,
} from '../../../electron/cli/output/table.ts';
import { messagesIn } from '../../../shared/messages/language.ts';

function column(title: string, rest: Partial<TableColumn> = {}): TableColumn {
  return { title, align: 'left', rank: 1, least: 3, ...rest };
}

/** Latin, kana, kanji, half-width kana, combining marks and emoji. */
const text = fc
  .array(fc.constantFrom('a', 'Z', '9', '.', ' ', '待', 'ち', 'ポ', 'ﾎﾟ', 'が', 'é', '👩‍💻', '…'), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));

describe('cutting a text', () => {
  test('what fits stays as it is', () => {
    expect(truncated('listen', 6)).toBe('listen');
    expect(truncated('待ち受け', 8)).toBe('待ち受け');
  });

  test('what does not fit ends in an ellipsis', () => {
    expect(truncated('listening', 6)).toBe('liste…');
  });

  test('a wide character takes two cells and is never cut in half', () => {
    expect(truncated('待ち受け', 7)).toBe('待ち受…');
    expect(truncated('待ち受け', 6)).toBe('待ち…');
  });

  test('a character made of several code points stays whole', () => {
    expect(truncated('👩‍💻👩‍💻👩‍💻', 5)).toBe('👩‍💻👩‍💻…');
  });

  test('no text is ever wider than what it was cut to, nor cut where it fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
        const cut = truncated(given, width);
        expect(stringWidth(cut)).toBeLessThanOrEqual(width);
        if (stringWidth(given) <= width) expect(cut).toBe(given);
        else expect(given.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('choosing widths', () => {
  test('without a limit each column is as wide as its widest text or title', () => {
    const columns = [column('Port'), column('プロセス'), column('x')];
    expect(
      fitWidths(
        columns,
        [
          ['1', 'node', '待ち受け'],
          ['65535', 'a', ''],
        ],
        null,
      ),
    ).toEqual([5, 8, 8]);
  });

  test('the column of the highest rank shrinks first, to its least width', () => {
    const columns = [column('a', { rank: 1 }), column('b', { rank: 3 }), column('c', { rank: 2 })];
    const rows = [['1234567890', '1234567890', '1234567890']];
    expect(fitWidths(columns, rows, 30)).toEqual([10, 6, 10]);
    expect(fitWidths(columns, rows, 24)).toEqual([10, 3, 7]);
  });

  test('when nothing can shrink more, columns are left out, the highest rank first', () => {
    const columns = [column('a', { rank: 0 }), column('b', { rank: 3 }), column('c', { rank: 2 })];
    const rows = [['1234567890', '1234567890', '1234567890']];
    expect(fitWidths(columns, rows, 8)).toEqual([3, null, 3]);
    expect(fitWidths(columns, rows, 4)).toEqual([4, null, null]);
    expect(fitWidths(columns, rows, 1)).toEqual([3, null, null]);
  });

  test('the room of a column that was left out goes to those that stay', () => {
    const columns = [column('a', { rank: 0 }), column('b', { rank: 2, least: 9 })];
    expect(fitWidths(columns, [['1234567890', '1234567890']], 13)).toEqual([10, null]);
  });

  test('a column that is empty in every row goes first, though others are of a higher rank', () => {
    const columns = [column('a', { rank: 0 }), column('empty', { rank: 1 }), column('c')];
    expect(fitWidths(columns, [['1234567890', '', '1234567890']], 24)).toEqual([10, null, 10]);
    expect(fitWidths(columns, [['1234567890', '', '1234567890']], 29)).toEqual([10, 5, 10]);
  });

  test('titles give way before what stands under them', () => {
    const columns = [column('a long title', { rank: 1 }), column('b', { rank: 9 })];
    expect(fitWidths(columns, [['tcp4', '1234567890']], 16)).toEqual([4, 10]);
  });

  test('a preferred width holds only where room is short, and before others are cut', () => {
    const columns = [column('a', { rank: 1, preferred: 5 }), column('b', { rank: 9 })];
    const rows = [['1234567890', '1234567890']];
    expect(fitWidths(columns, rows, 22)).toEqual([10, 10]);
    expect(fitWidths(columns, rows, 17)).toEqual([5, 10]);
    expect(fitWidths(columns, rows, 15)).toEqual([5, 8]);
  });

  test('what has to stay whole is never cut: the column goes instead', () => {
    const columns = [column('a', { rank: 0 }), column('b', { whole: (text) => text })];
    expect(fitWidths(columns, [['1234567890', '12345']], 10)).toEqual([3, 5]);
    expect(fitWidths(columns, [['1234567890', '12345']], 9)).toEqual([9, null]);
  });

  test('a hundred thousand rows and more are no trouble', () => {
    const rows = Array.from({ length: 250_000 }, (_, index) => [`${index}`]);
    expect(fitWidths([column('Port')], rows, 80)).toEqual([6]);
  });

  test.each(['en', 'ja'] as const)(
    'every line of the real columns in %s fits the terminal, or has the port alone',
    (language) => {
      const columns = columnsFor(messagesIn(language));
      const titles = columns.map(({ title }) => title);
      const row = fc.array(text, { minLength: columns.length, maxLength: columns.length });
      fc.assert(
        fc.property(
          fc.array(row, { minLength: 1, maxLength: 5 }),
          fc.integer({ min: 1, max: 200 }),
          (rows, available) => {
            const widths = fitWidths(columns, rows, available);
            const left = widths.filter((width) => width !== null);
            for (const cells of [titles, ...rows]) {
              const width = stringWidth(tableLine(columns, cells, widths));
              if (left.length > 1) expect(width).toBeLessThanOrEqual(available);
            }
            expect(widths[0]).not.toBeNull();
          },
        ),
      );
    },
  );
});

describe('cutting what has a number in it', () => {
  test('the count behind a number goes and the number stays', () => {
    expect(leadingNumber('4194303 +12')).toBe('4194303');
  });

  test('an endpoint is cut in its address, and has its port', () => {
    expect(truncatedEndpoint('[2001:db8::1]:50123', 14)).toBe('[2001:d…:50123');
    expect(truncatedEndpoint('192.0.2.10:443', 10)).toBe('192.0…:443');
    expect(truncatedEndpoint('Local address', 6)).toBe('Local…');
  });
});

describe('one line', () => {
  const columns = [column('Port', { align: 'right' }), column('プロセス'), column('User')];

  test('cells are set flush in cells of the terminal, whatever their characters', () => {
    const lines = [
      tableLine(columns, ['22', '監視役', 'root'], [5, 8, 5]),
      tableLine(columns, ['65535', 'sshd', 'alice'], [5, 8, 5]),
    ];
    expect(lines).toEqual(['   22  監視役    root', '65535  sshd      alice']);
  });

  test('a column that was left out leaves no gap', () => {
    expect(tableLine(columns, ['22', 'sshd', 'root'], [5, null, 5])).toBe('   22  root');
  });

  test('no blanks stand at its end', () => {
    expect(tableLine(columns, ['22', 'sshd', ''], [5, 8, 5])).toBe('   22  sshd');
  });
});
