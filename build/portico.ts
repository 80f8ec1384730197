import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.ts';
import { ROOT } from './root.ts';

const PROGRAM = join(ROOT, 'out/cli/index.js');

/** `npm run -s portico -- …`: the program as it is built from the sources now. */
export async function run(args: readonly string[]): Promise<number | undefined> {
  if (!buildIfStale()) return 1;
  return await runPortico(args);
}

/** Runs `portico` in this process: it hears the terminal's signals itself and sets the exit code. */
export async function runPortico(args: readonly string[]): Promise<undefined> {
  process.argv = [process.execPath, PROGRAM, ...args];
  await import(pathToFileURL(PROGRAM).href);
}
