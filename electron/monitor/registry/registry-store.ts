import { statSync } from 'node:fs';
import { copyFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { assetSchema } from '../../../shared/api/schemas.ts';
import type { RegistryInfo } from '../../../shared/model/registry-info.ts';
import type { Problem } from '../../../shared/model/status.ts';
import type { RegistryAsset } from '../../../shared/registry/asset.ts';
import { builtInRegistry } from '../../../shared/registry/built-in.ts';
import type { CsvRefusal } from '../../../shared/registry/iana-csv.ts';
import { parseIanaCsv } from '../../../shared/registry/iana-csv.ts';
import { Registry } from '../../../shared/registry/registry.ts';
import { ensureDataFolder, replaceFile } from '../settings/data-folder.ts';

const FILE = 'registry.json';
const PREVIOUS = 'registry.previous.json';

export type ImportResult =
  | { readonly ok: true; readonly info: RegistryInfo; readonly rows: number }
  | { readonly ok: false; readonly refusal: CsvRefusal };

/** An edition that the user imported. */
interface Imported {
  readonly asset: RegistryAsset;
  readonly registry: Registry;
}

/**
 * The registry in force: the one that comes with the product, or the one that the user imported from IANA's
 * file, which is kept in the data folder. A damaged import is set aside, and the built-in one serves.
 */
export class RegistryStore {
  readonly #folder: string;
  readonly #path: string;
  #imported: Imported | null = null;
  #problem: Problem | null = null;
  #modifiedAt = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, FILE);
  }

  /** @throws RegistryDamaged where the built-in one is to serve and is damaged */
  get registry(): Registry {
    return this.#imported?.registry ?? builtInRegistry();
  }

  /** @throws RegistryDamaged as {@link registry} does */
  get info(): RegistryInfo {
    const { date, source, size } = this.registry;
    return { date, source, records: size, isBuiltIn: this.#imported === null };
  }

  /** The imported data; null where the built-in one serves. */
  get imported(): RegistryAsset | null {
    return this.#imported?.asset ?? null;
  }

  get problems(): readonly Problem[] {
    return this.#problem ? [this.#problem] : [];
  }

  async load(): Promise<void> {
    this.#modifiedAt = modifiedAt(this.#path);
    this.#imported = null;
    if (this.#modifiedAt === 0) return;
    try {
      this.#use(v.parse(assetSchema, JSON.parse(await readFile(this.#path, 'utf8'))));
    } catch {
      await this.#setAside();
    }
  }

  /** Reads the file again if another process has changed it. @returns whether it had */
  async refresh(): Promise<boolean> {
    if (modifiedAt(this.#path) === this.#modifiedAt) return false;
    await this.load();
    return true;
  }

  /**
   * Takes IANA's service-names-port-numbers.csv over; what was imported before is kept beside it.
   * @throws where the data folder cannot be written; nothing has changed then
   */
  async import(csv: string): Promise<ImportResult> {
    const result = parseIanaCsv(csv, Date.now());
    if (!result.ok) return result;
    await ensureDataFolder(this.#folder);
    if (this.#imported) await copyFile(this.#path, join(this.#folder, PREVIOUS));
    await replaceFile(this.#path, `${JSON.stringify(result.asset)}\n`);
    this.#modifiedAt = modifiedAt(this.#path);
    this.#use(result.asset);
    return { ok: true, info: this.info, rows: result.rows };
  }

  /** Back to the built-in data. @throws where the file cannot be removed */
  async reset(): Promise<RegistryInfo> {
    await rm(this.#path, { force: true });
    this.#modifiedAt = 0;
    this.#imported = null;
    this.#problem = null;
    return this.info;
  }

  #use(asset: RegistryAsset): void {
    this.#imported = { asset, registry: Registry.load(asset) };
    this.#problem = null;
  }

  async #setAside(): Promise<void> {
    const aside = `${this.#path}.damaged-${Date.now()}`;
    const movedTo = await rename(this.#path, aside).then(
      () => aside,
      () => this.#path,
    );
    this.#modifiedAt = modifiedAt(this.#path);
    this.#problem = { code: 'registry-damaged', movedTo };
  }
}

/** Zero where there is no file, or where this user may not look for one. */
function modifiedAt(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  } catch {
    return 0;
  }
}
