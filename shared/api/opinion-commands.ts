import * as v from 'valibot';
import { SOURCE_NAMES } from '../model/status.ts';
import {
  type BindTest,
  type Difference,
  KNOWN_GAPS,
  type Opinion,
  type Witness,
} from '../second-opinion/opinion.ts';
import { command } from './command.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const source = v.picklist(SOURCE_NAMES);
const nullableText = v.nullable(v.string());

const witnessSchema: v.GenericSchema<Witness> = v.variant('ok', [
  v.strictObject({ source, ok: v.literal(true), sockets: count, doors: count }),
  v.strictObject({
    source,
    ok: v.literal(false),
    code: v.picklist(['not-available', 'denied', 'cannot-see', 'timed-out', 'failed']),
    detail: nullableText,
  }),
]);

const bindTestSchema: v.GenericSchema<BindTest> = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), tried: count, denied: count }),
  v.strictObject({
    ok: v.literal(false),
    reason: v.picklist(['unsupported', 'failed']),
    detail: nullableText,
  }),
]);

const differenceSchema: v.GenericSchema<Difference> = v.strictObject({
  kind: v.picklist(['known-gap', 'unexplained', 'nobody-shows', 'port-free']),
  protocol: v.picklist(['tcp', 'udp']),
  port: count,
  local: v.string(),
  remote: nullableText,
  state: nullableText,
  seenBy: v.array(source),
  missedBy: v.array(source),
  gaps: v.array(v.picklist(KNOWN_GAPS)),
});

const opinionSchema: v.GenericSchema<Opinion> = v.strictObject({
  takenAt: v.number(),
  tookMs: v.number(),
  witnesses: v.array(witnessSchema),
  bindTest: bindTestSchema,
  differences: v.array(differenceSchema),
  counts: v.strictObject({
    'known-gap': count,
    unexplained: count,
    'nobody-shows': count,
    'port-free': count,
  }),
});

export const opinionCommands = {
  /** Reads with every source there is, tries which ports are free, and tells where they disagree. */
  secondOpinion: command('read', v.null(), opinionSchema),
} as const;
