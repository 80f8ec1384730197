import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column, Columns } from '../../../../shared/columns/columns.ts';
import {
  ColumnsError,
  decodeColumn,
  encodeDictionary,
} from '../../../../shared/columns/columns.ts';
import { decodeRows, encodeRows } from '../../../../shared/columns/socket-columns.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const ROWS = [
  makeRow({ owners: [makeOwner()] }),
  makeRow({
    local: { address: '192.0.2.7', port: 443 },
    remote: { address: '198.51.100.9', port: 50123 },
    service: { name: 'https', description: 'HTTP over TLS', side: 'local' },
  }),
];
const GOOD = encodeRows(ROWS);
const NAMES = Object.keys(GOOD.fields);
const REPEATING = NAMES.filter((name) => GOOD.fields[name]?.kind === 'dictionary');

/** The good columns with one of them replaced. */
function withColumn(name: string, column: Column): Columns {
  return { ...GOOD, fields: { ...GOOD.fields, [name]: column } };
}

describe('there and back', () => {
  test('rows come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 6 }), (list) => {
        expect(decodeRows(encodeRows(list))).toEqual(list);
      }),
    );
  });

  test('and so they do by way of JSON and of structured clone', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 6 }), (list) => {
        const columns = encodeRows(list);
        expect(decodeRows(JSON.parse(JSON.stringify(columns)))).toEqual(list);
        expect(decodeRows(structuredClone(columns))).toEqual(list);
      }),
    );
  });

  test('no rows are no rows', () => {
    expect(decodeRows(encodeRows([]))).toEqual([]);
  });

  test('a value that many rows share travels once and comes out as one object', () => {
    const many = Array.from({ length: 50 }, (_, port) =>
      makeRow({ local: { address: '192.0.2.7', port }, owners: [makeOwner()] }),
    );
    const columns = encodeRows(many);
    expect(columns.fields.owners).toMatchObject({ dictionary: [[makeOwner()]] });
    const [first, ...rest] = decodeRows(columns);
    expect(rest.every((row) => row.owners === first?.owners)).toBe(true);
  });
});

describe('columns that do not hold what they claim are refused', () => {
  test.each(NAMES)('without the field %s', (name) => {
    const { [name]: _left, ...fields } = GOOD.fields;
    expect(() => decodeRows({ ...GOOD, fields })).toThrow(ColumnsError);
  });

  test.each(NAMES)('with a value of no row in the field %s', (name) => {
    const wrong = { wrong: true };
    expect(() => decodeRows(withColumn(name, { kind: 'plain', values: [wrong, wrong] }))).toThrow(
      ColumnsError,
    );
    const column = encodeDictionary([wrong, wrong]);
    expect(() => decodeRows(withColumn(name, column))).toThrow(ColumnsError);
  });

  test.each(NAMES)('with too few or too many values in the field %s', (name) => {
    const values = decodeColumn(GOOD, name, () => true);
    for (const count of [0, 1, 3])
      expect(() => decodeRows({ ...GOOD, count })).toThrow(ColumnsError);
    expect(() => decodeRows(withColumn(name, { kind: 'plain', values: values.slice(1) }))).toThrow(
      ColumnsError,
    );
    const more = encodeDictionary([...values, values[0]]);
    expect(() => decodeRows(withColumn(name, more))).toThrow(ColumnsError);
  });

  test.each([-1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32])(
    'with a place %d that is outside of its dictionary',
    (place) => {
      for (const name of REPEATING) {
        const column = GOOD.fields[name];
        if (column?.kind !== 'dictionary') throw new Error(`${name} has no dictionary`);
        const places = [0, place];
        expect(() => decodeRows(withColumn(name, { ...column, places }))).toThrow(ColumnsError);
      }
    },
  );

  test.each([
    ['port', 'localPort', 65_536],
    ['port', 'localPort', 80.5],
    ['port', 'localPort', '80'],
    ['port', 'remotePort', -1],
    ['state', 'state', 'LISTENING'],
    ['state', 'state', 'toString'],
    ['role', 'role', '__proto__'],
    ['range', 'range', 'constructor'],
    ['time', 'firstSeenAt', Number.NaN],
    ['time', 'firstSeenAt', null],
    ['owner', 'owners', [{ ...makeOwner(), pid: -1 }]],
    ['owner', 'owners', [{ ...makeOwner(), more: 1 }]],
    ['owner', 'owners', [JSON.parse('{"__proto__":{"pid":1,"name":"x"}}')]],
    ['owner', 'owners', { length: 1 }],
    ['service', 'service', { name: 'x', description: 'y', side: 'both' }],
    [
      'service',
      'service',
      JSON.parse('{"name":"x","description":"y","side":"local","__proto__":1}'),
    ],
  ])('with a wrong %s in the field %s: %j', (_what, name, value) => {
    const values = [...decodeColumn(GOOD, name, () => true).slice(1), value];
    expect(() => decodeRows(withColumn(name, { kind: 'plain', values }))).toThrow(ColumnsError);
  });

  test('with a remote side of which one half is missing', () => {
    const half: Column = { kind: 'plain', values: [null, null] };
    expect(() => decodeRows(withColumn('remotePort', half))).toThrow(ColumnsError);
    expect(() => decodeRows(withColumn('remoteAddress', half))).toThrow(ColumnsError);
  });

  test('with a count that no list of values could have', () => {
    for (const count of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => decodeRows({ ...GOOD, count })).toThrow(ColumnsError);
    }
  });

  test('with any one column replaced by any other, unless the rows are still whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(fc.jsonValue(), { maxLength: 3 }),
        (name, values) => {
          let decoded: unknown = null;
          try {
            decoded = decodeRows(withColumn(name, { kind: 'plain', values }));
          } catch (error) {
            expect(error).toBeInstanceOf(ColumnsError);
            return;
          }
          expect(decodeRows(encodeRows(decoded as never))).toEqual(decoded);
        },
      ),
    );
  });
});

test('names of prototypes are plain text: nothing is looked up by them', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];
  const hostile = names.map((id) =>
    makeRow({ id, user: id, unit: id, owners: [makeOwner({ name: id })] }),
  );
  expect(decodeRows(JSON.parse(JSON.stringify(encodeRows(hostile))))).toEqual(hostile);
});

test('fields that an object only inherits are missing', () => {
  const fields = JSON.parse('{"__proto__":{"id":{"kind":"plain","values":[]}}}');
  expect(() => decodeRows({ count: 0, fields })).toThrow(ColumnsError);
});
