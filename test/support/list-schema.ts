import * as v from 'valibot';

/**
 * The JSON of `portico list --json` and `portico watch --json`, schema version 1, written down once more and
 * by hand: a field that is renamed, lost, added or of another type fails here.
 */
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** ISO 8601, UTC, milliseconds. */
const time = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
const text = v.pipe(v.string(), v.nonEmpty());
const endpoint = v.strictObject({ address: text, port });
const sourceName = v.picklist(['netlink', 'proc', 'systeminformation']);

const STATES = [
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSED',
  'BOUND',
  'CONNECTED',
  'UNKNOWN',
] as const;

const owner = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.string(),
  path: v.nullable(v.string()),
  commandLine: v.nullable(v.string()),
  user: v.nullable(v.string()),
  startedAt: v.nullable(time),
  parentPid: v.nullable(v.number()),
});

const traffic = v.strictObject({
  bytesSent: count,
  bytesReceived: count,
  retransmits: count,
  rttUs: v.nullable(count),
  minRttUs: v.nullable(count),
});

export const socketSchema = v.strictObject({
  id: text,
  protocol: v.picklist(['tcp', 'udp']),
  family: v.picklist([4, 6]),
  local: endpoint,
  remote: v.nullable(endpoint),
  interface: v.nullable(text),
  v6only: v.nullable(v.boolean()),
  netns: v.nullable(text),
  state: v.picklist(STATES),
  role: v.picklist(['listener', 'bound', 'inbound', 'outbound']),
  range: v.picklist(['well-known', 'registered', 'ephemeral']),
  inDynamicRange: v.nullable(v.boolean()),
  exposure: v.nullable(v.picklist(['loopback', 'link-local', 'interface', 'any'])),
  service: v.nullable(
    v.strictObject({
      name: text,
      description: v.string(),
      side: v.picklist(['local', 'remote']),
    }),
  ),
  uid: v.nullable(count),
  user: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  container: v.nullable(v.strictObject({ id: text, name: v.nullable(v.string()), runtime: text })),
  self: v.boolean(),
  firstSeenAt: time,
  presentAtStart: v.boolean(),
  asleepSince: v.nullable(time),
  owners: v.array(owner),
  ownersStatus: v.picklist(['complete', 'partial', 'hidden', 'none']),
  traffic: v.nullable(traffic),
});

const source = v.strictObject({ name: sourceName, fallbackReason: v.nullable(text) });
const statusFields = {
  completeness: v.strictObject({
    sockets: count,
    socketsWithHiddenOwners: count,
    reason: v.nullable(text),
  }),
  problems: v.array(v.strictObject({ code: text, message: text })),
};
const span = v.tuple([port, port]);
const handOut = { dynamicRange: v.nullable(span), reservedPorts: v.nullable(v.array(span)) };
const documentFields = {
  schemaVersion: v.literal(1),
  takenAt: time,
  host: v.strictObject({
    hostname: text,
    os: text,
    ...handOut,
    udp: v.nullable(v.strictObject(handOut)),
    privilegedBelow: v.nullable(count),
  }),
  source,
  ...statusFields,
  sockets: v.array(socketSchema),
};

export const listSchema = v.strictObject(documentFields);

const snapshotEvent = v.strictObject({ type: v.literal('snapshot'), at: time, ...documentFields });
/** `source` is null while none can serve. */
const statusEvent = v.strictObject({
  type: v.literal('status'),
  at: time,
  source: v.nullable(source),
  ...statusFields,
});
const socketEvent = v.strictObject({
  type: v.picklist(['opened', 'changed', 'closed', 'passed']),
  at: time,
  socket: socketSchema,
});

const asleepEvent = v.strictObject({ type: v.literal('asleep'), at: time, since: time });

export const eventSchema = v.variant('type', [
  snapshotEvent,
  statusEvent,
  asleepEvent,
  socketEvent,
]);

export type ListDocument = v.InferOutput<typeof listSchema>;
export type ListedSocket = v.InferOutput<typeof socketSchema>;
export type WatchEvent = v.InferOutput<typeof eventSchema>;
export type SocketEvent = v.InferOutput<typeof socketEvent>;
export type StatusEvent = v.InferOutput<typeof statusEvent>;
export type SnapshotEvent = v.InferOutput<typeof snapshotEvent>;

/** Names of every field, however deep. */
export function fieldNames(schema: v.GenericSchema): string[] {
  const names = new Set<string>();
  collect(schema, names);
  return [...names].sort();
}

function collect(schema: unknown, names: Set<string>): void {
  const { entries, wrapped, item, items, options } = schema as {
    readonly entries?: Readonly<Record<string, unknown>>;
    readonly wrapped?: unknown;
    readonly item?: unknown;
    readonly items?: readonly unknown[];
    readonly options?: readonly unknown[];
  };
  for (const [name, part] of Object.entries(entries ?? {})) {
    names.add(name);
    collect(part, names);
  }
  for (const part of [wrapped, item, ...(items ?? []), ...(options ?? [])]) {
    if (typeof part === 'object' && part !== null) collect(part, names);
  }
}
