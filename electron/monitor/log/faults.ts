import type { Log } from './log.ts';
import { stackOf } from './stack-of.ts';

/**
 * Ends this process where an error was expected by nobody: what it holds may be half done. The error is
 * written down first, and to stderr; whoever started the process starts it again.
 * @param log null while it is not known where to
 */
export function endOnFault(log: () => Log | null): void {
  const end = (where: string) => (error: unknown) => {
    log()?.fault(where, error);
    process.stderr.write(`Portico's monitor ends: ${stackOf(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end('uncaught exception'));
  process.on('unhandledRejection', end('unhandled rejection'));
}
