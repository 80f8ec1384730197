import * as v from 'valibot';
import { portSchema, rowFieldSchemas } from '../model/schema.ts';
import type { Endpoint, SocketRow } from '../model/socket.ts';
import type { Column, Columns } from './columns.ts';
import { ColumnsError, decodeColumn, encodeDictionary, encodePlain } from './columns.ts';

/** How one part of a row travels. Together the fields hold all of a row. */
interface Field {
  readonly repeats: boolean;
  readonly get: (row: SocketRow) => unknown;
  readonly schema: v.GenericSchema;
}

const ROW_FIELDS = Object.keys(rowFieldSchemas) as (keyof typeof rowFieldSchemas)[];
const DISTINCT = new Set<string>(['id', 'firstSeenAt', 'localPort']);

const FIELDS: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(
    ROW_FIELDS.map((name) => [
      name,
      {
        repeats: !DISTINCT.has(name),
        get: (row: SocketRow) => row[name],
        schema: rowFieldSchemas[name],
      },
    ]),
  ),
  localAddress: { repeats: true, get: (row) => row.local.address, schema: v.string() },
  localPort: { repeats: false, get: (row) => row.local.port, schema: portSchema },
  remoteAddress: {
    repeats: true,
    get: (row) => row.remote?.address ?? null,
    schema: v.nullable(v.string()),
  },
  remotePort: {
    repeats: true,
    get: (row) => row.remote?.port ?? null,
    schema: v.nullable(portSchema),
  },
};

export function encodeRows(rows: readonly SocketRow[]): Columns {
  const fields: Record<string, Column> = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    const values = rows.map(field.get);
    fields[name] = field.repeats ? encodeDictionary(values) : encodePlain(values);
  }
  return { count: rows.length, fields };
}

/**
 * The rows inside `columns`; equal parts of different rows are one object.
 * @throws {ColumnsError} where a field is missing, too short, of a wrong type or out of its dictionary, or a
 *   remote side is half there
 */
export function decodeRows(columns: Columns): SocketRow[] {
  const values: Record<string, unknown[]> = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    values[name] = decodeColumn(columns, name, (value) => v.is(field.schema, value));
  }
  const rows: SocketRow[] = [];
  for (let index = 0; index < columns.count; index += 1) {
    if ((values.remoteAddress?.[index] === null) !== (values.remotePort?.[index] === null)) {
      throw new ColumnsError('a remote side has only one of address and port');
    }
    const row: Record<string, unknown> = {
      local: endpoint(values.localAddress?.[index], values.localPort?.[index]),
      remote: endpoint(values.remoteAddress?.[index], values.remotePort?.[index]),
    };
    for (const name of ROW_FIELDS) row[name] = values[name]?.[index];
    rows.push(row as unknown as SocketRow);
  }
  return rows;
}

function endpoint(address: unknown, port: unknown): Endpoint | null {
  return typeof address === 'string' && typeof port === 'number' ? { address, port } : null;
}
