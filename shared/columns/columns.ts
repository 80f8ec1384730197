import * as v from 'valibot';

/**
 * One field of many rows. `dictionary`: every distinct value once, and for each row the place of its
 * value; for what repeats (addresses, owners, states). `plain`: one value a row.
 */
export type Column =
  | { readonly kind: 'plain'; readonly values: readonly unknown[] }
  | {
      readonly kind: 'dictionary';
      readonly dictionary: readonly unknown[];
      readonly places: readonly number[];
    };

/** Rows turned on their side: the form in which snapshots and deltas travel. */
export interface Columns {
  readonly count: number;
  readonly fields: Readonly<Record<string, Column>>;
}

/** Columns that do not hold the rows they claim to. */
export class ColumnsError extends Error {
  override readonly name = 'ColumnsError';
}

/** Of any values: an array schema would copy the list and call a schema for each of them. */
const list = v.custom<unknown[]>(Array.isArray);

const columnSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('plain'), values: list }),
  v.strictObject({
    kind: v.literal('dictionary'),
    dictionary: list,
    places: v.custom<number[]>(Array.isArray),
  }),
]);

/** The envelope only; what is in the lists is checked when the rows are decoded. */
export const columnsSchema: v.GenericSchema<Columns> = v.strictObject({
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  fields: v.record(v.string(), columnSchema),
});

export function encodePlain(values: readonly unknown[]): Column {
  return { kind: 'plain', values };
}

/** Values are equal if they are the same object or have the same JSON. */
export function encodeDictionary(values: Iterable<unknown>): Column {
  const dictionary: unknown[] = [];
  const places: number[] = [];
  const byIdentity = new Map<unknown, number>();
  const byContent = new Map<string, number>();
  for (const value of values) {
    let place = byIdentity.get(value);
    if (place === undefined) {
      place = placeByContent(value);
      byIdentity.set(value, place);
    }
    places.push(place);
  }
  return { kind: 'dictionary', dictionary, places };

  function placeByContent(value: unknown): number {
    const content = JSON.stringify(value);
    const known = byContent.get(content);
    if (known !== undefined) return known;
    const place = dictionary.push(value) - 1;
    byContent.set(content, place);
    return place;
  }
}

/**
 * The values of one field, each checked once: a dictionary's when it is read, not for every row.
 * @throws {ColumnsError}
 */
export function decodeColumn(
  columns: Columns,
  name: string,
  accepts: (value: unknown) => boolean,
): readonly unknown[] {
  const column = columns.fields[name];
  if (!column) throw new ColumnsError(`field ${name} is missing`);
  const distinct = column.kind === 'plain' ? column.values : column.dictionary;
  // By index: a list from another process may have holes, which `every` would pass over.
  for (let index = 0; index < distinct.length; index += 1) {
    if (!accepts(distinct[index])) throw new ColumnsError(`field ${name} holds a wrong value`);
  }
  const values = column.kind === 'plain' ? column.values : lookUp(name, column);
  if (values.length === columns.count) return values;
  throw new ColumnsError(`field ${name} has ${values.length} of ${columns.count} values`);
}

function lookUp(name: string, column: Extract<Column, { kind: 'dictionary' }>): unknown[] {
  const { dictionary, places } = column;
  return Array.from(places, (place) => {
    if (Number.isInteger(place) && place >= 0 && place < dictionary.length)
      return dictionary[place];
    throw new ColumnsError(`field ${name} points outside its dictionary`);
  });
}
