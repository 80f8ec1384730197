import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { BUILT_IN_ASSET } from '../../../../shared/registry/built-in-asset.ts';
import type { CsvRefusal } from '../../../../shared/registry/iana-csv.ts';
import { parseIanaCsv } from '../../../../shared/registry/iana-csv.ts';
import type { PortRecord } from '../../../../shared/registry/record.ts';
import { Registry } from '../../../../shared/registry/registry.ts';
import type { RowFault } from '../../../../shared/registry/row-malformed.ts';
import type { CsvFacts } from './make-iana-csv.ts';
import { csvLine, csvOf, HEADER, HISTORIC_NOTE } from './make-iana-csv.ts';

const NOW = Date.UTC(2026, 9, 1);
/** Files of a megabyte, on a machine that has other work. */
const MANY_FILES_MS = 60_000;
const all = builtInRegistry().all();
const WHOLE = csvOf(all);
const ROWS = WHOLE.slice(HEADER.length + 1);

function parsed(text: string): { registry: Registry; rows: number; date: string } {
  const result = parseIanaCsv(text, NOW);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return {
    registry: Registry.load(result.asset),
    rows: result.rows,
    date: result.asset.date,
  };
}

function refused(text: string): CsvRefusal | null {
  const result = parseIanaCsv(text, NOW);
  return result.ok ? null : result.refusal;
}

/** A whole file with some rows more, at its beginning. */
function withRows(...rows: readonly CsvFacts[]): string {
  return [HEADER, ...rows.map(csvLine), ROWS].join('\n');
}

/** A whole file without the records of one port, and with some rows in their place. */
function insteadOf(port: number, ...rows: readonly CsvFacts[]): string {
  const others = csvOf(all.filter(({ first }) => first !== port));
  return [HEADER, ...rows.map(csvLine), others.slice(HEADER.length + 1)].join('\n');
}

describe('a whole file', () => {
  test('gives the very records that it was made of', () => {
    const result = parseIanaCsv(WHOLE, NOW);
    expect(result).toMatchObject({ ok: true, asset: { date: '2026-01-31' } });
    expect(result.ok && result.asset.records === BUILT_IN_ASSET.records).toBe(true);
  });

  test.each([
    ['with CRLF at the ends of lines', WHOLE.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${WHOLE}`],
    [
      'with the older name of a column',
      WHOLE.replace('Unauthorized Use Reported', 'Known Unauthorized Uses'),
    ],
    ['with other letters in the header', WHOLE.replace(HEADER, HEADER.toUpperCase())],
  ])('is read %s', (_, text) => {
    const result = parseIanaCsv(text, NOW);
    expect(result.ok && result.asset.records === BUILT_IN_ASSET.records).toBe(true);
  });

  test('is read with its columns in another order', () => {
    const lines = all.map(
      ({ first, last, protocol, status, name, description }) =>
        `${first}-${last},,,,${protocol},${status === 'assigned' ? name : ''},"${description.replaceAll('"', '""')}"`,
    );
    const portless = Array.from({ length: 1_000 }, (_, index) => `,,,2026-02-01,,name-${index},`);
    const header =
      'Port Number,Assignment Notes,Registration Date,Modification Date,Transport Protocol,Service Name,Description';
    const { registry, date } = parsed(`${[header, ...lines, ...portless].join('\n')}\n`);
    expect(registry.record(53, 'udp')).toMatchObject({ name: 'domain' });
    expect(registry.record(6_000, 'udp')).toMatchObject({ name: 'x11', last: 6_063 });
    expect(date).toBe('2026-02-01');
  });

  test('tells how many rows it has', () => {
    expect(parsed(withRows({ name: 'one-more' })).rows).toBe(parsed(WHOLE).rows + 1);
  });
});

describe('a row', () => {
  const ports = '49140';
  const protocol = 'tcp';

  function recordOf(...rows: readonly CsvFacts[]): PortRecord {
    return parsed(withRows(...rows)).registry.record(49_140, 'tcp');
  }

  test('with a historic name gives another name, wherever it stands', () => {
    const old = { name: 'ab_c', ports, protocol, description: 'Old', notes: HISTORIC_NOTE };
    const wide = {
      name: 'wide',
      ports,
      protocol,
      notes: 'This entry records an unassigned but widespread use\n(added 5/21/97)',
    };
    const current = { name: 'ab-c', ports, protocol, description: 'New' };
    expect(recordOf(old, wide, current)).toMatchObject({
      name: 'ab-c',
      aliases: ['wide', 'ab_c'],
      description: 'New',
    });
  });

  test("keeps its description, but not the registry's remark on the name behind it", () => {
    const description =
      'Whois  and\tmore\u0007\nIANA assigned this well-formed service name as a replacement for "whois++".';
    expect(recordOf({ name: 'whoispp', ports, protocol, description }).description).toBe(
      'Whois and more',
    );
  });

  test('for a range speaks of all its ports', () => {
    expect(recordOf({ name: 'wide', ports: '49138-49145', protocol })).toMatchObject({
      name: 'wide',
      first: 49_138,
      last: 49_145,
    });
  });

  test('that is plainly unassigned leaves nothing behind', () => {
    expect(recordOf({ ports, protocol, description: 'Unassigned' })).toMatchObject({
      status: 'unassigned',
      description: '',
    });
  });

  test.each<[string, CsvFacts, RowFault, string]>([
    ['a port too large', { name: 'a', ports: '65536' }, 'port', '65536'],
    ['a port that is no number', { name: 'a', ports: '80a' }, 'port', '80a'],
    ['a range backwards', { name: 'a', ports: '80-70' }, 'port', '80-70'],
    ['a negative port', { name: 'a', ports: '-1' }, 'port', '-1'],
    ['an unknown protocol', { name: 'a', ports: '1', protocol: 'quic' }, 'protocol', 'quic'],
    ['neither name nor port', { description: 'nothing' }, 'nothing', ''],
    ['a bar in its name', { name: 'a|b', ports: '1' }, 'name', 'a|b'],
  ])('with %s is refused with its line, and why', (_, row, fault, detail) => {
    const text = withRows({ name: 'two', description: 'of two\nlines' }, row);
    expect(refused(text)).toEqual({ code: 'row-malformed', line: 4, fault, detail });
  });

  test('with a cell too few or too many is refused with its line', () => {
    const short = csvLine({ name: 'short' }).slice(0, -1);
    const text = `${HEADER}\n${short}\n${ROWS}`;
    expect(refused(text)).toMatchObject({ code: 'row-malformed', line: 2, fault: 'cells' });
    expect(refused(text.replace(short, `${short},,`))).toMatchObject({ line: 2 });
  });
});

describe('the date', () => {
  test.each<[string, CsvFacts]>([
    ['of registration', { registered: '2026-08-17' }],
    ['of modification', { registered: '2001-01-01', modified: '2026-08-17' }],
  ])('is the newest one %s', (_, dates) => {
    expect(parsed(withRows({ name: 'a', ...dates })).date).toBe('2026-08-17');
  });

  test.each(['2026-10-02', '2107-02-17', '2026-13-01', '2026-09', 'soon'])(
    'is not %s, which is in the future or no day',
    (registered) => {
      expect(parsed(withRows({ name: 'a', registered })).date).toBe('2026-01-31');
    },
  );
});

describe('what is not the registry is refused:', () => {
  const withoutLate = all.filter(({ last }) => last < 48_000);
  const withoutNames = all.filter(({ first }) => first < 1_000 || first > 49_000);

  test.each<[string, string, string]>([
    ['no text', '', 'empty'],
    ['white space', ' \r\n\n', 'empty'],
    ['a byte order mark alone', '\uFEFF', 'empty'],
    ['a web page', '\n<!DOCTYPE html>\n<html><body>Not here</body></html>\n', 'html'],
    ['a foreign table', 'id,name\n1,door\n', 'columns-missing'],
    ['a table without its header', ROWS, 'columns-missing'],
    ['a header alone', `${HEADER}\n`, 'too-few-names'],
    ['too few names', csvOf(withoutNames), 'too-few-names'],
    ['no port near the end', csvOf(withoutLate, 2_000), 'high-ports-missing'],
    ['too few names without a port', csvOf(all, 499), 'portless-names-missing'],
    [
      'another name at port 22',
      insteadOf(22, { name: 'hss', ports: '22', protocol: 'tcp' }),
      'landmark-missing',
    ],
    ['no date', WHOLE.replaceAll('2026-01-31', ''), 'no-date'],
    ['too many rows', csvOf(all, 30_000), 'too-many-rows'],
  ])('%s', (_, text, code) => {
    expect(refused(text)).toMatchObject({ code });
  });

  test('a table that lacks a column, with the name of the column', () => {
    expect(refused(WHOLE.replace('Port Number', 'Door'))).toEqual({
      code: 'columns-missing',
      line: 1,
      detail: 'port number',
      fault: null,
    });
  });

  test(
    'a file that was cut anywhere before its names without a port',
    () => {
      const names = WHOLE.indexOf('only-a-name-499');
      fc.assert(
        fc.property(fc.nat(names), (end) => {
          expect(refused(WHOLE.slice(0, end))).not.toBeNull();
        }),
        { numRuns: 20 },
      );
    },
    MANY_FILES_MS,
  );

  test(
    'a file that was cut within a row, however near its end',
    () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 3_000 }), (fromEnd) => {
          const text = WHOLE.slice(0, -fromEnd);
          // Cut behind a row, or within a cell where a line of it ends, there may be nothing to tell it by.
          fc.pre(!text.endsWith('\n'));
          expect(refused(text)).toMatchObject({ code: 'row-malformed' });
        }),
        { numRuns: 20 },
      );
    },
    MANY_FILES_MS,
  );
});
