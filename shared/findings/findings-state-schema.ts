import * as v from 'valibot';
import { damageSchema, faultSchema, findingSchema } from './finding-schema.ts';
import { type FindingsProblem, type FindingsState, MOST_SENT, UNDOABLE } from './findings-state.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const problemSchema: v.GenericSchema<FindingsProblem> = v.variant('code', [
  v.strictObject({ code: v.literal('expected-damaged'), path: v.string(), damage: damageSchema }),
  v.strictObject({
    code: v.picklist(['expected-set-aside', 'decisions-damaged']),
    movedTo: v.string(),
  }),
  v.strictObject({
    code: v.picklist([
      'expected-unreadable',
      'expected-unwritable',
      'decisions-unreadable',
      'decisions-unwritable',
      'hooks-damaged',
      'hooks-unreadable',
    ]),
    path: v.string(),
    detail: v.string(),
  }),
  v.strictObject({
    code: v.picklist(['hook-failed', 'webhook-failed']),
    detail: v.string(),
    count,
  }),
]);

const findings = v.pipe(v.array(findingSchema), v.maxLength(MOST_SENT));

export const findingsStateSchema: v.GenericSchema<FindingsState> = v.strictObject({
  rules: v.nullable(count),
  findings,
  total: count,
  counts: v.strictObject({ critical: count, high: count, medium: count, low: count }),
  decided: findings,
  decidedTotal: count,
  said: v.pipe(
    v.array(
      v.strictObject({
        id: v.string(),
        action: v.picklist(['acknowledged', 'muted']),
        until: v.nullable(count),
      }),
    ),
    v.maxLength(MOST_SENT),
  ),
  faults: v.pipe(v.array(faultSchema), v.maxLength(MOST_SENT)),
  faultsTotal: count,
  undo: v.nullable(
    v.strictObject({
      what: v.picklist(UNDOABLE),
      count,
    }),
  ),
  problems: v.array(problemSchema),
});
