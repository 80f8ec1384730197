import * as v from 'valibot';
import { EXPOSURES } from '../model/exposure.ts';
import type { Decision } from './decisions.ts';
import { FINDING_KINDS } from './finding.ts';
import { programSchema, rulePortSchema } from './finding-schema.ts';

const time = v.pipe(v.number(), v.finite(), v.minValue(0));

export const decisionSchema: v.GenericSchema<Decision> = v.strictObject({
  action: v.picklist(['acknowledged', 'muted']),
  at: time,
  until: v.nullable(time),
  of: v.nullable(
    v.strictObject({
      kind: v.picklist(FINDING_KINDS),
      protocol: v.picklist(['tcp', 'udp']),
      port: rulePortSchema,
      exposure: v.nullable(v.picklist(EXPOSURES)),
    }),
  ),
  program: v.nullable(programSchema),
});
