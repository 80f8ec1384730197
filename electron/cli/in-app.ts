import { type RunInApp, startProgramsAs } from '../monitor/host/own-programs.ts';
import { stackOf } from '../monitor/log/stack-of.ts';
import { EXIT } from './exit.ts';

/** The longest time that a timer can wait, in milliseconds. */
const FOREVER_MS = 2 ** 31 - 1;

/**
 * Entry of the app's own executable where it shows no window: `portico` in a package, and the processes that it
 * starts. Behaves as Node does, in which the same programs run elsewhere.
 */
export const runInApp: RunInApp = async (role, start) => {
  startProgramsAs(start);
  // Electron takes an idle event loop for the end of the app's beginning, and would go on to its windows.
  setInterval(() => {}, FOREVER_MS);
  // The monitor has an answer of its own, which it writes down.
  if (role.program !== 'monitor') endOnFault();
  if (role.program === 'cli') {
    const { run } = await import('./main.ts');
    await run(role.args);
    await Promise.all([written(process.stdout), written(process.stderr)]);
    process.exit();
  }
  try {
    if (role.program === 'monitor') await import('../monitor/main.ts');
    else await import('../monitor/sources/systeminformation/child.ts');
  } catch (error) {
    end(error);
  }
  return await new Promise<never>(() => {});
};

/** Electron's own answer is a dialog. */
function endOnFault(): void {
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function end(error: unknown): never {
  process.stderr.write(`${stackOf(error)}\n`);
  process.exit(EXIT.failed);
}

/** Resolves when all that was written is with the system, or never will be. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
