import type { App } from 'electron/main';

/** What is needed of the app. */
export type QuittingApp = Pick<App, 'on' | 'quit' | 'releaseSingleInstanceLock'>;

/**
 * Quitting waits until what was started has ended, and goes on where that fails.
 * @param end called once, however often the app is told to quit
 */
export function joinQuit(app: QuittingApp, end: () => Promise<void>): void {
  let isEnding = false;
  let hasEnded = false;
  app.on('will-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    // Whoever starts Portico now is not to be told that it is running.
    app.releaseSingleInstanceLock();
    if (isEnding) return;
    isEnding = true;
    void end()
      .catch(() => {})
      .then(() => {
        hasEnded = true;
        // Electron does not hear of it before this event is through, and what has ended at once comes before that.
        setImmediate(() => app.quit());
      });
  });
}
