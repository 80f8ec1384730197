import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../../shared/export/csv.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { parseCsv } from './parse-csv.ts';

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The cells of the first row, by the names in the header. */
function cellsOf(...list: SocketRow[]): Record<string, string> {
  const [header = [], first = []] = parseCsv(toCsv(list));
  return Object.fromEntries(header.map((name, index) => [name, first[index] ?? '']));
}

test('no rows are a header line', () => {
  expect(parseCsv(toCsv([]))).toHaveLength(1);
  expect(toCsv([])).toMatch(/^protocol,family,localAddress,localPort,.*\r\n$/);
});

test('a connection has all its cells', () => {
  const row = makeRow({
    local: { address: 'fe80::1', port: 443 },
    remote: { address: 'fe80::2', port: 50_123 },
    interface: 'eth0',
    role: 'inbound',
    inDynamicRange: false,
    exposure: null,
    service: { name: 'https', description: 'HTTP over TLS', side: 'local' },
    owners: [makeOwner(), makeOwner({ pid: 4712 }), makeOwner({ pid: 4713, name: 'helper' })],
    ownersStatus: 'complete',
    netns: '4026532290',
    unit: 'web.service',
    container: { id: 'c0ffee', name: 'shop', runtime: 'podman' },
  });
  expect(cellsOf(row)).toEqual({
    protocol: 'tcp',
    family: '6',
    localAddress: 'fe80::1',
    localPort: '443',
    remoteAddress: 'fe80::2',
    remotePort: '50123',
    interface: 'eth0',
    state: 'ESTABLISHED',
    role: 'inbound',
    range: 'well-known',
    inDynamicRange: 'false',
    exposure: '',
    service: 'https',
    serviceSide: 'local',
    user: 'mika',
    pids: '4711 4712 4713',
    processes: 'doorkeeper helper',
    ownersStatus: 'complete',
    firstSeenAt: '2024-05-06T07:08:09.010Z',
    netns: '4026532290',
    unit: 'web.service',
    containerRuntime: 'podman',
    containerId: 'c0ffee',
    containerName: 'shop',
  });
});

describe('quoting', () => {
  test.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'say "hi"', '"say ""hi"""'],
    ['only quotes', '""', '""""""'],
    ['nothing of the kind', 'plain name', 'plain name'],
  ])('a name with %s', (_what, user, written) => {
    expect(toCsv([makeRow({ user })])).toContain(`,${written},`);
    expect(cellsOf(makeRow({ user })).user).toBe(user);
  });

  test('a line break inside a name is made visible, so that a row stays one line', () => {
    const csv = toCsv([makeRow({ user: 'two\r\nlines\nor three' })]);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(csv).toContain('two‹U+000D›‹U+000A›lines‹U+000A›or three');
  });
});

describe('a cell that a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x.test","y")',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('%s gets an apostrophe before it', (user) => {
    expect(cellsOf(makeRow({ user })).user).toBe(`'${user}`);
  });

  test.each(['\t=1+1', '\r=1+1', '\u200b=1+1', '\u202e=1+1'])(
    'cannot hide behind what is not seen: %j',
    (user) => {
      expect(cellsOf(makeRow({ user })).user).toMatch(/^‹U\+/);
    },
  );

  test('is guarded before it is quoted', () => {
    expect(toCsv([makeRow({ user: '=a,"b"' })])).toContain(`,"'=a,""b""",`);
  });
});

test('whatever programs call themselves, the table keeps its shape and its text', () => {
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 5 }), (list) => {
      const [header = [], ...records] = parseCsv(toCsv(list));
      expect(records).toHaveLength(list.length);
      for (const [index, record] of records.entries()) {
        expect(record).toHaveLength(header.length);
        for (const cell of record) {
          expect(cell).not.toMatch(FORMULA);
          expect(cell).toBe(visibleText(cell));
        }
        const user = record[header.indexOf('user')] ?? '';
        expect(user.replace(/^'(?=[=+\-@＝＋－＠])/, '')).toBe(
          visibleText(list[index]?.user ?? ''),
        );
      }
    }),
  );
});
