import * as v from 'valibot';

/** A process that another one descends from. */
export interface Ancestor {
  readonly pid: number;
  readonly name: string;
}

/** What is asked for one process, not read of all; null where the system does not say. */
export interface ProcessDetails {
  /** The process that started it, or that it was handed over to, and so on up to the first one. */
  readonly ancestry: readonly Ancestor[];
  readonly workingFolder: string | null;
  readonly threads: number | null;
  /** What it keeps in memory, shared parts included. */
  readonly memoryBytes: number | null;
}

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

export const processDetailsSchema: v.GenericSchema<ProcessDetails> = v.strictObject({
  ancestry: v.array(v.strictObject({ pid: wholeNumber, name: v.string() })),
  workingFolder: v.nullable(v.string()),
  threads: v.nullable(wholeNumber),
  memoryBytes: v.nullable(wholeNumber),
});
