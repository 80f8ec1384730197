import * as v from 'valibot';
import { EXPOSURES } from '../model/exposure.ts';
import { portSchema } from '../model/schema.ts';
import type { Decision } from './decisions.ts';
import { FINDING_KINDS } from './finding.ts';

const text = v.nullable(v.string());
const time = v.pipe(v.number(), v.finite(), v.minValue(0));

/** The file in which decisions are kept. */
export const decisionsSchema: v.GenericSchema<{
  readonly schemaVersion: 1;
  readonly decisions: Decision[];
}> = v.strictObject({
  schemaVersion: v.literal(1),
  decisions: v.array(
    v.strictObject({
      action: v.picklist(['acknowledged', 'muted']),
      at: time,
      until: v.nullable(time),
      of: v.nullable(
        v.strictObject({
          kind: v.picklist(FINDING_KINDS),
          protocol: v.picklist(['tcp', 'udp']),
          port: v.union([portSchema, v.tuple([portSchema, portSchema]), v.literal('dynamic')]),
          exposure: v.nullable(v.picklist(EXPOSURES)),
        }),
      ),
      program: v.nullable(
        v.strictObject({
          container: text,
          unit: text,
          path: text,
          script: text,
          name: text,
          uid: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
        }),
      ),
    }),
  ),
});
