import * as v from 'valibot';

/** Which edition of the registry is in force. */
export interface RegistryInfo {
  /** Of which day or month the data is: `yyyy-mm-dd` or `yyyy-mm`. */
  readonly date: string;
  readonly source: string;
  readonly records: number;
  /** Whether it is the one that comes with the product. */
  readonly isBuiltIn: boolean;
}

export const registryInfoSchema: v.GenericSchema<RegistryInfo> = v.strictObject({
  date: v.string(),
  source: v.string(),
  records: v.pipe(v.number(), v.integer(), v.minValue(0)),
  isBuiltIn: v.boolean(),
});
