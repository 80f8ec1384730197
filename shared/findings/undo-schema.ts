import * as v from 'valibot';
import type { ChoiceChange } from './choices.ts';
import { decisionSchema } from './decision-schema.ts';
import { ruleSchema } from './finding-schema.ts';
import { UNDOABLE, type UndoableChoice } from './findings-state.ts';

/** One word of the user that can be taken back. */
export interface UndoStep extends UndoableChoice {
  readonly change: ChoiceChange;
  /** Whether nothing had ever been expected before it. */
  readonly wasOff: boolean;
}

const rules = v.array(ruleSchema);
const decisions = v.array(decisionSchema);

export const undoStepSchema: v.GenericSchema<UndoStep> = v.strictObject({
  what: v.picklist(UNDOABLE),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  change: v.strictObject({
    addedRules: rules,
    removedRules: rules,
    addedDecisions: decisions,
    removedDecisions: decisions,
  }),
  wasOff: v.boolean(),
});
