import * as v from 'valibot';

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How long a process that was asked to end may take before it is ended by force, in milliseconds. */
export const KILL_AFTER_MS = 5000;

/**
 * Why a process is not ended.
 * - `first`: the system's first process
 * - `kernel`: a thread of the kernel's
 * - `self`: Portico itself
 * - `ancestor`: Portico was started by it, and would end too
 * - `unit`, `container`: it would be started again, or miss at its place; whoever insists can end it all the same
 */
export const REFUSALS = ['first', 'kernel', 'self', 'ancestor', 'unit', 'container'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Whether it is only advised against. */
export function isAdviceOnly(refusal: Refusal): boolean {
  return refusal === 'unit' || refusal === 'container';
}

/**
 * Why it is not the process that was meant.
 * - `gone`: there is no such process any more
 * - `other`: its pid has gone to another one
 * - `no-socket`: it no longer holds the socket
 */
export const NOT_THE_SAME = ['gone', 'other', 'no-socket'] as const;
export type NotTheSame = (typeof NOT_THE_SAME)[number];

const namedSchema = v.strictObject({ pid: wholeNumber, name: v.string() });
/** A process by its pid and name. */
export type NamedProcess = v.InferOutput<typeof namedSchema>;

/** What to do instead of ending the process, as commands to be copied. */
export const adviceSchema = v.strictObject({
  kind: v.picklist(['unit', 'container']),
  /** Of the unit or container, as it may be hostile. */
  name: v.string(),
  runtime: v.nullable(v.string()),
  commands: v.array(v.strictObject({ does: v.picklist(['stop', 'disable']), command: v.string() })),
});
export type Advice = v.InferOutput<typeof adviceSchema>;

/** What ending a process would mean, before anything is done. */
export const endPlanSchema = v.strictObject({
  process: v.strictObject({
    pid: wholeNumber,
    name: v.string(),
    user: v.nullable(v.string()),
    /** Milliseconds since 1970 UTC: with the pid it is who is meant. */
    startedAt: v.nullable(v.number()),
    commandLine: v.nullable(v.string()),
  }),
  /** Processes that it started, and those that they started. */
  tree: v.array(namedSchema),
  refusal: v.nullable(v.picklist(REFUSALS)),
  advice: v.nullable(adviceSchema),
  /** Whether this user may end it; null where the system does not say before it is tried. */
  isAllowed: v.nullable(v.boolean()),
});
export type EndPlan = v.InferOutput<typeof endPlanSchema>;

/** A process of the tree that could not be ended. */
const missedSchema = v.strictObject({ pid: wholeNumber, name: v.string() });
const named = v.array(namedSchema);

/**
 * What became of ending a process.
 * - `ended`: all are gone; `by`: what it took
 * - `waiting`: they were asked to end and some have not yet; `action` is how they are spoken of from now on
 * - `still-there`: not even force has ended them (they wait inside of the kernel)
 * - `left-alone`: they were asked to end, and no force was used
 */
export const endResultSchema = v.variant('state', [
  v.strictObject({
    state: v.literal('ended'),
    by: v.picklist(['term', 'kill']),
    ended: named,
    missed: v.array(missedSchema),
  }),
  v.strictObject({ state: v.literal('waiting'), action: v.string(), left: named }),
  v.strictObject({ state: v.literal('still-there'), left: named, missed: v.array(missedSchema) }),
  v.strictObject({ state: v.literal('left-alone'), left: named }),
  v.strictObject({
    state: v.literal('not-the-same'),
    pid: wholeNumber,
    why: v.picklist(NOT_THE_SAME),
  }),
  v.strictObject({
    state: v.literal('denied'),
    pid: wholeNumber,
    user: v.nullable(v.string()),
  }),
  v.strictObject({ state: v.literal('refused'), pid: wholeNumber, why: v.picklist(REFUSALS) }),
  v.strictObject({ state: v.literal('unknown-action') }),
  v.strictObject({ state: v.literal('failed'), detail: v.string() }),
]);
export type EndResult = v.InferOutput<typeof endResultSchema>;
export type EndState = EndResult['state'];
