import { app, dialog } from 'electron/main';
import { messagesIn } from '../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import { VERSION } from '../../../shared/version.ts';
import { Log } from '../../monitor/log/log.ts';
import { CrashCount } from './crash-count.ts';
import { offerWayOut } from './crash-dialog.ts';
import { type PageRecovery, recoverPage } from './page-recovery.ts';

export interface Crashes {
  readonly log: Log;
  /** The app has started: from now on it survives what goes wrong. */
  isUp(): void;
}

/**
 * Writes down what ends by itself, and starts it again where that helps; where it does not, the user is asked.
 * Call before any window is made.
 * @param folder the data folder
 */
export function watchCrashes(folder: string): Crashes {
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
    failed: (why) => {
      void offerWayOut(folder, ({ pageTitle, loadText }) => ({
        title: pageTitle,
        text: loadText(why),
      }));
    },
  };
  app.on('web-contents-created', (_event, contents) => recoverPage(contents, recovery));
  let isUp = false;
  surviveFaults(folder, log, () => isUp);
  return {
    log,
    isUp: () => {
      isUp = true;
    },
  };
}

/**
 * What goes wrong in this process costs what was under way, no more; again and again, it cannot go on. Nor can a
 * start that goes wrong.
 */
function surviveFaults(folder: string, log: Log, isUp: () => boolean): void {
  const faults = new CrashCount();
  const take = (where: string) => (error: unknown) => {
    log.fault(where, error);
    process.stderr.write(`Portico: ${where}: ${error}\n`);
    if (!isUp()) {
      dialog.showErrorBox('Portico', startFailed(error));
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

/** In each language: which one is set, and which the system has, may not be known yet. */
function startFailed(error: unknown): string {
  const said = LANGUAGES.map((language) => messagesIn(language).diagnostics.crash.startFailed);
  return [...said, String(error)].join('\n\n');
}
