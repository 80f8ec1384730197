import { checksumOf } from './checksum.ts';

/** The registry's data as it is stored. */
export interface RegistryAsset {
  /** Of which day or month the data is: `yyyy-mm-dd` or `yyyy-mm`. */
  readonly date: string;
  readonly source: string;
  /** Of everything else in here. */
  readonly checksum: string;
  /** One record a line, in the form of compact.ts. */
  readonly records: string;
}

/** The stored data is not what was once written: none of it is to be used. */
export class RegistryDamaged extends Error {
  override readonly name = 'RegistryDamaged';
}

/** Adds the checksum that `checkSeal` asks for. */
export function seal(data: Omit<RegistryAsset, 'checksum'>): RegistryAsset {
  return { ...data, checksum: sealOf(data) };
}

/** @throws RegistryDamaged where the data is not that which was sealed */
export function checkSeal(asset: RegistryAsset): void {
  const found = sealOf(asset);
  if (found === asset.checksum) return;
  throw new RegistryDamaged(
    `the registry's data is damaged: its checksum is ${found} and should be ${asset.checksum}`,
  );
}

function sealOf({ date, source, records }: Omit<RegistryAsset, 'checksum'>): string {
  return checksumOf(`${date}\n${source}\n${records}`);
}
