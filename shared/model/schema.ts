import * as v from 'valibot';
import { EXPOSURES } from './exposure.ts';
import { HIGHEST_PORT, RANGES } from './range.ts';
import type { Owner } from './socket.ts';
import { STATES } from './state.ts';
import { trafficSchema } from './traffic.ts';

/** Run-time schemas of the model, for what arrives from another process. */
export const portSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HIGHEST_PORT));
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
/** As far as a `Date` reaches (ECMA-262, time values). */
const LATEST_TIME = 8.64e15;
const millisecondsSince1970 = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-LATEST_TIME),
  v.maxValue(LATEST_TIME),
);

const ownerSchema: v.GenericSchema<Owner> = v.strictObject({
  pid: wholeNumber,
  name: v.string(),
  path: v.nullable(v.string()),
  commandLine: v.nullable(v.string()),
  user: v.nullable(v.string()),
  startedAt: v.nullable(millisecondsSince1970),
  parentPid: v.nullable(wholeNumber),
});

/** One schema for each field of a row but its two endpoints. */
export const rowFieldSchemas = {
  id: v.string(),
  protocol: v.picklist(['tcp', 'udp']),
  family: v.picklist([4, 6]),
  interface: v.nullable(v.string()),
  v6only: v.nullable(v.boolean()),
  netns: v.nullable(v.string()),
  state: v.picklist(STATES),
  role: v.picklist(['listener', 'bound', 'inbound', 'outbound']),
  range: v.picklist(RANGES.map((bounds) => bounds.range)),
  inDynamicRange: v.nullable(v.boolean()),
  exposure: v.nullable(v.picklist(EXPOSURES)),
  service: v.nullable(
    v.strictObject({
      name: v.string(),
      description: v.string(),
      side: v.picklist(['local', 'remote']),
    }),
  ),
  uid: v.nullable(wholeNumber),
  user: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  container: v.nullable(
    v.strictObject({ id: v.string(), name: v.nullable(v.string()), runtime: v.string() }),
  ),
  self: v.boolean(),
  firstSeenAt: millisecondsSince1970,
  presentAtStart: v.boolean(),
  asleepSince: v.nullable(millisecondsSince1970),
  owners: v.array(ownerSchema),
  ownersStatus: v.picklist(['complete', 'partial', 'hidden', 'none']),
  traffic: v.nullable(trafficSchema),
} as const;
