import { hasDisplay } from '../electron/web/open-browser.ts';
import { buildIfStale } from './build.ts';
import { runPortico } from './portico.ts';
import { runDesktop } from './start/desktop.ts';
import { DownloadError, downloadRuntime } from './start/download.ts';
import { type StartTexts, startTexts } from './start/messages.ts';
import { findRuntime } from './start/runtime.ts';

/**
 * `npm start`: builds what is stale and opens the desktop app. Where that cannot be, says why in one line
 * and serves the same app to the browser. `--web` asks for the browser directly; what else is given goes
 * to `portico serve`.
 */
export async function run(args: readonly string[]): Promise<number | undefined> {
  if (!buildIfStale()) return 1;
  const texts = startTexts(process.env);
  const wantsBrowser = args.includes('--web');
  const rest = args.filter((arg) => arg !== '--web');
  if (wantsBrowser || rest.length > 0) return await serve(rest);
  const outcome = await openDesktop(texts);
  if (typeof outcome === 'number') return outcome;
  console.error(texts.instead(outcome));
  return await serve([]);
}

async function serve(args: readonly string[]): Promise<undefined> {
  await runPortico(['serve', '--open', ...args]);
}

/** @returns the app's exit code, or why there is no window */
async function openDesktop(texts: StartTexts): Promise<number | string> {
  if (process.geteuid?.() === 0) return texts.isRoot;
  if (!hasDisplay(process.platform, process.env)) return texts.noDisplay;
  let runtime = findRuntime(process.env);
  if (!runtime) {
    if (process.env.PORTICO_NO_DOWNLOAD === '1') return texts.noDownload;
    try {
      await downloadRuntime({ texts, output: process.stderr });
    } catch (error) {
      if (error instanceof DownloadError) return error.message;
      throw error;
    }
    runtime = findRuntime(process.env);
    if (!runtime) return texts.notInstalled;
  }
  return await runDesktop(runtime, texts);
}
