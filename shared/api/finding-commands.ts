import * as v from 'valibot';
import { DECISION_ACTIONS } from '../findings/decision-actions.ts';
import { FINDING_KINDS } from '../findings/finding.ts';
import { damageSchema, faultSchema, ruleSchema } from '../findings/finding-schema.ts';
import { MOST_SENT } from '../findings/findings-state.ts';
import { command } from './command.ts';
import { LARGEST_REGISTRY_FILE } from './registry-upload.ts';
import { count } from './schemas.ts';
import { uploadPart } from './upload-part.ts';

/** The largest file of expected listeners that is taken, in characters. */
export const LARGEST_EXPECTED_FILE = LARGEST_REGISTRY_FILE;
/** Ids or keys that one command takes: together with their lengths they fit into a client's message. */
export const MOST_NAMED = 200;

const rules = v.strictObject({
  /** How many rules are in force now. */
  rules: count,
  /** How many of them are new, or were changed. */
  changed: count,
});
const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(MOST_NAMED));

/** What the user says of findings and of what is expected. All of it changes Portico's own files only. */
export const findingCommands = {
  /**
   * Decides of findings that hold. `mute-program`: whatever is found of their programs. `restore` takes back
   * what was decided of those under `decided`. `until` is for muting: milliseconds since 1970 UTC, null for
   * good. What is gone meanwhile is passed over: `changed` says of how many findings it was.
   */
  decideFindings: command(
    'write',
    v.strictObject({
      of: v.union([
        v.strictObject({ ids }),
        v.strictObject({ kind: v.picklist(FINDING_KINDS) }),
        v.strictObject({ all: v.literal(true) }),
      ]),
      action: v.picklist(DECISION_ACTIONS),
      until: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
    }),
    v.strictObject({ changed: count }),
  ),
  /** Takes back what the user last said; does nothing where there is nothing to take back. */
  undoFindings: command('write', v.null(), v.null()),
  /**
   * From now on all that listens now is expected. `asRange`: a program at a port that the system handed out may
   * have any such port.
   */
  expectAll: command('write', v.strictObject({ asRange: v.boolean() }), rules),
  /** From now on the listener of a row is expected, by the row's key in the latest snapshot. */
  expectSocket: command('write', v.strictObject({ id: v.string() }), rules),
  /** The rules in force, in the order of the file. */
  expectedRules: command('read', v.null(), v.array(ruleSchema)),
  /** Takes rules away, by `ruleKey()`. */
  removeRules: command(
    'write',
    v.strictObject({ keys: v.pipe(v.array(v.string()), v.maxLength(MOST_NAMED)) }),
    v.strictObject({ removed: count }),
  ),
  /** Puts another rule in the place of one, by `ruleKey()`. Fails where there is none of that key any more. */
  changeRule: command('write', v.strictObject({ key: v.string(), rule: ruleSchema }), v.null()),
  /**
   * Takes the next part of a file of expected listeners, as `importRegistry` does. Rules that cannot be
   * understood are left out and named in `faults`. A file that is refused changes nothing.
   */
  importExpected: command(
    'write',
    v.strictObject({
      ...uploadPart,
      mode: v.picklist(['merge', 'replace']),
    }),
    v.variant('state', [
      v.strictObject({ state: v.literal('more') }),
      v.strictObject({
        state: v.literal('taken'),
        ...rules.entries,
        faults: v.pipe(v.array(faultSchema), v.maxLength(MOST_SENT)),
        faultsTotal: count,
      }),
      v.strictObject({ state: v.literal('refused'), damage: damageSchema }),
    ]),
  ),
} as const;
