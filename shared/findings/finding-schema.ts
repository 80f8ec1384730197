import * as v from 'valibot';
import { EXPOSURES } from '../model/exposure.ts';
import { portSchema } from '../model/schema.ts';
import { type Risk, SEVERITIES } from '../registry/life/risks-entry.ts';
import type { Fault } from './expected-file.ts';
import { FINDING_KINDS, type Finding } from './finding.ts';
import type { Program } from './program.ts';
import type { Rule, RulePort } from './rule.ts';

/** Run-time schemas of findings and rules as they cross from one process to another, or lie in a file. */
const text = v.nullable(v.string());
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const exposure = v.picklist(EXPOSURES);
const protocol = v.picklist(['tcp', 'udp']);

export const rulePortSchema: v.GenericSchema<RulePort> = v.union([
  portSchema,
  v.pipe(
    v.tuple([portSchema, portSchema]),
    v.check(([first, last]) => first < last, 'ends before it begins'),
  ),
  v.literal('dynamic'),
]);

export const programSchema: v.GenericSchema<Program> = v.strictObject({
  container: text,
  unit: text,
  path: text,
  script: text,
  name: text,
  uid: v.nullable(wholeNumber),
});

export const ruleSchema: v.GenericSchema<Rule> = v.strictObject({
  port: rulePortSchema,
  protocol,
  exposure,
  program: v.nullable(programSchema),
  required: v.boolean(),
  note: text,
});

const riskSchema: v.GenericSchema<Risk> = v.strictObject({
  port: portSchema,
  last: v.exactOptional(portSchema),
  protocol,
  severity: v.picklist(SEVERITIES),
  reason: v.strictObject({ en: v.string(), ja: v.string() }),
  source: v.string(),
});

export const findingSchema: v.GenericSchema<Finding> = v.strictObject({
  id: v.string(),
  kind: v.picklist(FINDING_KINDS),
  severity: v.picklist(SEVERITIES),
  protocol,
  port: rulePortSchema,
  program: v.nullable(programSchema),
  exposure: v.nullable(exposure),
  ports: v.array(portSchema),
  sockets: v.array(
    v.strictObject({
      local: v.string(),
      exposure,
      pids: v.array(wholeNumber),
      processes: v.array(v.string()),
      user: text,
      service: text,
      since: v.strictObject({
        firstSeenAt: v.number(),
        presentAtStart: v.boolean(),
        asleepSince: v.nullable(v.number()),
      }),
    }),
  ),
  socketCount: wholeNumber,
  rules: v.array(ruleSchema),
  isExpectedThere: v.boolean(),
  risks: v.array(riskSchema),
  programFile: v.nullable(v.picklist(['deleted', 'replaced'])),
});

const place = { line: wholeNumber, column: wholeNumber };

export const faultSchema: v.GenericSchema<Fault> = v.strictObject({
  code: v.picklist(['unknown-key', 'missing-key', 'bad-value', 'doubled-key', 'no-rule']),
  key: v.string(),
  ...place,
});

export const damageSchema = v.strictObject({
  code: v.picklist(['not-json', 'no-rules', 'newer']),
  ...place,
});
