import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron/main';
import { app } from './app.ts';

/** Bounds that windows of a name had last, kept below the app's data. */
export class WindowState {
  readonly #name: string;
  readonly #isKept: boolean;

  constructor({ name = '', windowStatePersistence: kept }: BrowserWindowConstructorOptions) {
    this.#name = name;
    const keepsBounds = typeof kept === 'object' ? (kept.bounds ?? true) : kept === true;
    this.#isKept = keepsBounds && name !== '';
  }

  bounds(): Rectangle | null {
    return this.#isKept ? (read()[this.#name] ?? null) : null;
  }

  keep(bounds: Rectangle): void {
    if (!this.#isKept) return;
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(file(), JSON.stringify({ ...read(), [this.#name]: bounds }));
  }
}

function file(): string {
  return join(app.getPath('userData'), 'stand-in-windows.json');
}

function read(): Record<string, Rectangle> {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Record<string, Rectangle>;
  } catch {
    return {};
  }
}
