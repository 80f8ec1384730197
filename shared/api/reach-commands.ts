import * as v from 'valibot';
import { EXPOSURES } from '../model/exposure.ts';
import { type ClosingStep, SETTING_PLACES } from '../reach/close/step.ts';
import { FIREWALL_TOOLS } from '../reach/firewall.ts';
import type { FirewallSummary, Reach } from '../reach/reach.ts';
import { CIRCUMSTANCES } from '../reach/ruleset.ts';
import type { Condition, FamilyJudgement, Reason } from '../reach/verdict.ts';
import { REACH_STATES } from '../reach/verdict.ts';
import { command } from './command.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tool = v.picklist(FIREWALL_TOOLS);
const text = v.string();
const nullableText = v.nullable(text);

const conditionSchema: v.GenericSchema<Condition> = v.strictObject({
  effect: v.picklist(['only', 'not']),
  clauses: v.array(
    v.strictObject({
      field: v.picklist(['source', 'interface', 'destination', 'sourcePort', 'profile']),
      negated: v.boolean(),
      values: v.array(text),
      more: count,
    }),
  ),
});

const reasonSchema: v.GenericSchema<Reason> = v.union([
  v.strictObject({
    code: v.picklist(['denied', 'no-tool', 'failed', 'timed-out', 'too-large', 'unread']),
    what: text,
    detail: nullableText,
  }),
  v.strictObject({ code: v.picklist(['not-understood', 'diverted', 'asked']), text }),
  v.strictObject({
    code: v.picklist(['too-complicated', 'other-namespace', 'published', 'unsupported']),
  }),
]);

const judgementSchema: v.GenericSchema<FamilyJudgement> = v.strictObject({
  family: v.picklist([4, 6]),
  state: v.picklist(REACH_STATES),
  conditions: v.array(conditionSchema),
  circumstances: v.array(v.picklist(CIRCUMSTANCES)),
  reasons: v.array(reasonSchema),
  decidedBy: v.array(v.strictObject({ chain: text, rule: nullableText })),
});

const firewallSchema: v.GenericSchema<FirewallSummary> = v.strictObject({
  sources: v.array(text),
  confidence: v.picklist(['in-force', 'configured', 'none']),
  manager: v.nullable(tool),
  hint: v.nullable(v.strictObject({ tool, isOn: v.boolean() })),
  profiles: v.array(text),
});

const stepSchema: v.GenericSchema<ClosingStep> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('unit'),
    name: text,
    stop: nullableText,
    disable: nullableText,
  }),
  v.strictObject({
    kind: v.literal('container'),
    name: text,
    runtime: text,
    stop: nullableText,
    publish: nullableText,
  }),
  v.strictObject({
    kind: v.literal('program'),
    program: text,
    place: v.picklist(SETTING_PLACES),
    file: nullableText,
    setting: text,
    source: text,
  }),
  v.strictObject({
    kind: v.literal('firewall'),
    tool: v.picklist([...FIREWALL_TOOLS, 'docker-user']),
    commands: v.array(text),
    undo: v.array(text),
    isKept: v.boolean(),
  }),
]);

const reachSchema: v.GenericSchema<Reach> = v.strictObject({
  exposure: v.picklist(EXPOSURES),
  device: nullableText,
  isOwnOnly: v.boolean(),
  families: v.array(judgementSchema),
  isIpv4Uncertain: v.boolean(),
  firewall: v.nullable(firewallSchema),
  closing: v.array(stepSchema),
});

export const reachCommands = {
  /**
   * Who can reach the door of a row, by its address and by this host's input rules as they are now, and how
   * it is closed; null where the row is gone or is no door.
   */
  reach: command('read', v.strictObject({ id: v.string() }), v.nullable(reachSchema)),
} as const;
