import type { RenderProcessGoneDetails, WebContents } from 'electron/main';
import type { Log } from '../../monitor/log/log.ts';
import { CrashCount } from './crash-count.ts';

/** How long a page that does not answer is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;
/** Chromium's number for a load that was called off, as by the next one. */
const ERR_ABORTED = -3;

export interface PageRecovery {
  readonly log: Pick<Log, 'write'>;
  /** Told when a page ended so often that it is not loaded again. */
  readonly giveUp: (reason: RenderProcessGoneDetails['reason']) => void;
  /** Told when a page could not be loaded. @param why by Chromium's name of the error */
  readonly failed: (why: string) => void;
}

/** What is needed of a page. */
export type RecoveredPage = Pick<
  WebContents,
  'forcefullyCrashRenderer' | 'isCrashed' | 'isDestroyed' | 'isDevToolsOpened' | 'on' | 'reload'
>;

/**
 * Loads a page again whose process ended by itself, or that does not answer for long: it tells the user so
 * itself, and knows where it was.
 */
export function recoverPage(contents: RecoveredPage, { log, giveUp, failed }: PageRecovery): void {
  const crashes = new CrashCount();
  let patience: NodeJS.Timeout | null = null;
  const stopWaiting = (): void => {
    if (patience) clearTimeout(patience);
    patience = null;
  };
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    stopWaiting();
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    if (crashes.add(Date.now())) {
      crashes.forget();
      log.write('error', 'page-given-up', { reason, exitCode });
      return giveUp(reason);
    }
    log.write('error', 'page-lost', { reason, exitCode });
    contents.reload();
  });
  contents.on('did-fail-load', (_event, code, why, _url, isMainFrame) => {
    // What became of one that is gone is told elsewhere.
    if (!isMainFrame || code === ERR_ABORTED || contents.isDestroyed() || contents.isCrashed())
      return;
    log.write('error', 'page-failed', { code, why });
    failed(why);
  });
  contents.on('unresponsive', () => {
    // Somebody who stops it in the tools for developers wants it to stand still.
    if (patience || contents.isDevToolsOpened()) return;
    log.write('warn', 'page-hung');
    patience = setTimeout(() => contents.forcefullyCrashRenderer(), PATIENCE_MS);
  });
  contents.on('responsive', stopWaiting);
  contents.on('destroyed', stopWaiting);
}
