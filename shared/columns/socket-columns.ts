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

type RowField = keyof typeof rowFieldSchemas;
type FieldName = RowField | 'localAddress' | 'localPort' | 'remoteAddress' | 'remotePort';

const ROW_FIELDS = Object.keys(rowFieldSchemas) as RowField[];
const DISTINCT = new Set<string>(['id', 'firstSeenAt', 'localPort']);

const FIELDS: Readonly<Record<FieldName, Field>> = {
  ...(Object.fromEntries(
    ROW_FIELDS.map((name): [RowField, Field] => [
      name,
      {
        repeats: !DISTINCT.has(name),
        get: (row) => row[name],
        schema: rowFieldSchemas[name],
      },
    ]),
  ) as Record<RowField, Field>),
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

const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

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
  const at = decodeFields(columns);
  const rows: SocketRow[] = [];
  for (let index = 0; index < columns.count; index += 1) {
    if ((at.remoteAddress[index] === null) !== (at.remotePort[index] === null)) {
      throw new ColumnsError('a remote side has only one of address and port');
    }
    // Written out: every row has the same shape then, which makes reading and keeping them much cheaper.
    const row = {
      id: at.id[index],
      protocol: at.protocol[index],
      family: at.family[index],
      local: endpoint(at.localAddress[index], at.localPort[index]),
      remote: endpoint(at.remoteAddress[index], at.remotePort[index]),
      interface: at.interface[index],
      v6only: at.v6only[index],
      netns: at.netns[index],
      state: at.state[index],
      role: at.role[index],
      range: at.range[index],
      inDynamicRange: at.inDynamicRange[index],
      exposure: at.exposure[index],
      service: at.service[index],
      uid: at.uid[index],
      user: at.user[index],
      unit: at.unit[index],
      container: at.container[index],
      self: at.self[index],
      firstSeenAt: at.firstSeenAt[index],
      presentAtStart: at.presentAtStart[index],
      asleepSince: at.asleepSince[index],
      owners: at.owners[index],
      ownersStatus: at.ownersStatus[index],
      traffic: at.traffic[index],
    } satisfies Record<keyof SocketRow, unknown>;
    rows.push(row as SocketRow);
  }
  return rows;
}

/** The values of every field, each of them checked. */
function decodeFields(columns: Columns): Record<FieldName, readonly unknown[]> {
  const decoded: Partial<Record<FieldName, readonly unknown[]>> = {};
  for (const name of FIELD_NAMES) {
    const { schema } = FIELDS[name];
    decoded[name] = decodeColumn(columns, name, (value) => v.is(schema, value));
  }
  return decoded as Record<FieldName, readonly unknown[]>;
}

function endpoint(address: unknown, port: unknown): Endpoint | null {
  return typeof address === 'string' && typeof port === 'number' ? { address, port } : null;
}
