import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadArtifact, type FetchDownloaderOptions } from '@electron/get';
import type { StartTexts } from './messages.ts';
import { ELECTRON_PACKAGE } from './runtime.ts';

const MEGABYTE = 1_000_000;

/** The runtime could not be had; the message says why in words for the user. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface DownloadOptions {
  readonly texts: StartTexts;
  /** Where progress is shown. */
  readonly output: NodeJS.WriteStream;
  /** Given up when no byte came for this long, in milliseconds. */
  readonly stallMs?: number;
  /** Unpacks what was downloaded. */
  readonly unpack?: () => Promise<void>;
}

/**
 * Downloads the Electron runtime into Electron's own cache, checked against the sums in its npm package,
 * and lets Electron's own script unpack it into `node_modules`.
 * @throws {DownloadError}
 */
export async function downloadRuntime(options: DownloadOptions): Promise<void> {
  const { texts, output, stallMs = 20_000, unpack = unpackFromCache } = options;
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), stallMs);
  const progress = new ProgressLine(output, texts);
  progress.show(0, null);
  try {
    await downloadArtifact({
      version: electronVersion(),
      artifactName: 'electron',
      checksums: electronFile('checksums.json') as Record<string, string>,
      ...(process.env.electron_config_cache && { cacheRoot: process.env.electron_config_cache }),
      downloadOptions: {
        quiet: true,
        signal: stalled.signal,
        getProgressCallback: async ({ transferred, total }) => {
          clearTimeout(timer);
          timer = setTimeout(() => stalled.abort(), stallMs);
          progress.show(transferred, total);
        },
      } satisfies FetchDownloaderOptions,
    });
    progress.end();
    await unpack();
  } catch (error) {
    progress.end();
    const hasStalled = stalled.signal.aborted;
    const message = hasStalled ? texts.stalled(stallMs / 1000) : texts.failed(causeOf(error));
    throw new DownloadError(message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The last cause: `fetch failed` says nothing, what is behind it does. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? causeOf(error.cause) : error.message;
}

async function unpackFromCache(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ELECTRON_PACKAGE, 'install.js')]);
}

function electronVersion(): string {
  return (electronFile('package.json') as { version: string }).version;
}

function electronFile(name: string): unknown {
  return JSON.parse(readFileSync(join(ELECTRON_PACKAGE, name), 'utf8'));
}

/** One line that is written over itself on a terminal, and once elsewhere. */
class ProgressLine {
  readonly #output: NodeJS.WriteStream;
  readonly #texts: StartTexts;
  #last = '';

  constructor(output: NodeJS.WriteStream, texts: StartTexts) {
    this.#output = output;
    this.#texts = texts;
  }

  show(transferred: number, total: number | null): void {
    const text = this.#texts.downloading(
      Math.floor(transferred / MEGABYTE),
      total === null ? null : Math.ceil(total / MEGABYTE),
    );
    if (text === this.#last) return;
    if (this.#output.isTTY) this.#output.write(`\r${text}\u001b[K`);
    else if (this.#last === '') this.#output.write(`${text}\n`);
    this.#last = text;
  }

  end(): void {
    if (this.#output.isTTY && this.#last !== '') this.#output.write('\n');
    this.#last = '';
  }
}
