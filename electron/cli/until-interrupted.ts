/**
 * Resolves when the user or the system asks the program to end. npm passes the terminal's Ctrl-C on to a
 * program that has had it already: the second one must not cut short what the first began.
 */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
  });
}
