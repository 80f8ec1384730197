import { statSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { settingsSchema } from '../../../shared/api/schemas.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { Problem } from '../../../shared/model/status.ts';
import { ensureDataFolder, replaceFile } from './data-folder.ts';

const FILE = 'settings.json';

/**
 * The file may lack settings that came later, for which the defaults fill in, and have some of a newer
 * version, which are kept.
 */
const fileSchema = v.partial(v.looseObject(settingsSchema.entries));

type Changes = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/**
 * Settings in a readable file of the data folder. A damaged file is set aside under another name, never
 * overwritten; where the folder cannot be written, settings hold for this run. Both are told as problems.
 */
export class SettingsStore {
  readonly #folder: string;
  readonly #path: string;
  #settings: Settings = DEFAULT_SETTINGS;
  /** The file as it was read, with what this version does not know. */
  #file: Readonly<Record<string, unknown>> = {};
  #problem: Problem | null = null;
  #modifiedAt = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, FILE);
  }

  get settings(): Settings {
    return this.#settings;
  }

  get problems(): readonly Problem[] {
    return this.#problem ? [this.#problem] : [];
  }

  async load(): Promise<Settings> {
    this.#modifiedAt = modifiedAt(this.#path);
    const text = await readText(this.#path);
    if (text === null) return this.#settings;
    const parsed = parseFile(text);
    if (parsed.success) {
      this.#settings = merged(DEFAULT_SETTINGS, parsed.output);
      this.#file = parsed.output;
    } else await this.#setAside();
    return this.#settings;
  }

  /** Reads the file again if another process has changed it. @returns whether it had */
  async refresh(): Promise<boolean> {
    if (modifiedAt(this.#path) === this.#modifiedAt) return false;
    await this.load();
    return true;
  }

  async change(changes: Changes): Promise<Settings> {
    this.#settings = merged(this.#settings, changes);
    try {
      await ensureDataFolder(this.#folder);
      const text = `${JSON.stringify({ ...this.#file, ...this.#settings }, null, 2)}\n`;
      await replaceFile(this.#path, text);
      this.#modifiedAt = modifiedAt(this.#path);
    } catch (error) {
      this.#problem = { code: 'settings-unwritable', detail: String(error) };
    }
    return this.#settings;
  }

  async #setAside(): Promise<void> {
    const movedTo = `${this.#path}.damaged-${Date.now()}`;
    try {
      await rename(this.#path, movedTo);
      this.#problem = { code: 'settings-damaged', movedTo };
    } catch (error) {
      this.#problem = { code: 'settings-unwritable', detail: String(error) };
    }
  }
}

function merged(base: Settings, changes: Changes): Settings {
  return {
    language: changes.language ?? base.language,
    intervalMs: changes.intervalMs ?? base.intervalMs,
    source: changes.source ?? base.source,
    otherNamespaces: changes.otherNamespaces ?? base.otherNamespaces,
    theme: changes.theme ?? base.theme,
    alerts: changes.alerts ?? base.alerts,
    history: changes.history ?? base.history,
    desktop: changes.desktop ?? base.desktop,
    updates: changes.updates ?? base.updates,
  };
}

/** The settings of a folder as they are kept, for who only looks: what is not to be had is as the defaults say. */
export async function peekSettings(folder: string): Promise<Settings> {
  const text = await readText(join(folder, FILE));
  const parsed = parseFile(text ?? '');
  return parsed.success ? merged(DEFAULT_SETTINGS, parsed.output) : DEFAULT_SETTINGS;
}

function parseFile(text: string): v.SafeParseResult<typeof fileSchema> {
  return v.safeParse(fileSchema, parseJson(text));
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '';
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // The schema library takes a list for an object.
    return Array.isArray(value) ? null : value;
  } catch {
    return null;
  }
}

/** Zero where there is no file. */
function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
