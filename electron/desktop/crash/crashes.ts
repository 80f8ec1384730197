import { app, dialog } from 'electron/main';
import { VERSION } from '../../../shared/version.ts';
import { Log } from '../../monitor/log/log.ts';
import { CrashCount } from './crash-count.ts';
import { offerWayOut } from './crash-dialog.ts';
import { type PageRecovery, recoverPage } from './page-recovery.ts';

/**
 * Writes down what ends by itself, and starts it again where that helps; where it does not, the user is asked.
 * Call before any window is made.
 * @param folder the data folder
 */
export function watchCrashes(folder: string): Log {
  const log = new Log(folder, 'desktop');
  log.write('info', 'start', { version: VERSION });
  app.on('quit', (_event, exitCode) => log.write('info', 'end', { exitCode }));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // The monitor is one of these, and whoever started it says more of it.
    if (type !== 'Utility') log.write('warn', 'child-lost', { type, reason, exitCode });
  });
  const recovery: PageRecovery = {
    log,
    giveUp: (reason) => {
      void offerWayOut(folder, ({ pageTitle, pageText }) => ({
        title: pageTitle,
        text: pageText(reason),
      }));
    },
  };
  app.on('web-contents-created', (_event, contents) => recoverPage(contents, recovery));
  surviveFaults(folder, log);
  return log;
}

/** What goes wrong in this process costs what was under way, no more; again and again, it cannot go on. */
function surviveFaults(folder: string, log: Log): void {
  const faults = new CrashCount();
  let hasPage = false;
  app.once('web-contents-created', () => {
    hasPage = true;
  });
  const take = (where: string) => (error: unknown) => {
    log.fault(where, error);
    process.stderr.write(`Portico: ${where}: ${error}\n`);
    if (!hasPage) {
      dialog.showErrorBox('Portico', String(error));
      return app.exit(1);
    }
    if (!faults.add(Date.now())) return;
    faults.forget();
    void offerWayOut(folder, ({ mainTitle, mainText }) => ({
      title: mainTitle,
      text: mainText(String(error)),
    }));
  };
  process.on('uncaughtException', take('uncaught exception'));
  process.on('unhandledRejection', take('unhandled rejection'));
}
