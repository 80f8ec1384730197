import { app } from 'electron/main';
import { VERSION } from '../../shared/version.ts';
import { Supervisor } from '../monitor/host/supervisor.ts';
import { dataFolder } from '../monitor/settings/data-folder.ts';
import { openDoor } from './door.ts';
import { guardContents } from './guard.ts';
import { tellDesktop } from './notifications.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { forkUtilityMonitor } from './utility-monitor.ts';
import { createWindow, showWindow } from './window.ts';
import { grant } from './wishes.ts';

/** Entry of the desktop app. The order matters: schemes and the sandbox before `ready`. */
app.enableSandbox();
registerPageScheme();
useDataFolder();
if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  endOnSignals();
  guardContents();
  await app.whenReady();
  servePage();
  const supervisor = new Supervisor({
    spawn: forkUtilityMonitor,
    setup: {
      dataFolder: dataFolder(),
      version: VERSION,
      selfPids: [process.pid],
      takesWishes: true,
    },
    onWish: grant,
  });
  supervisor.start();
  joinQuit(() => supervisor.stop());
  const door = openDoor(supervisor);
  tellDesktop(supervisor, () => {
    showWindow();
    door.showFindings();
  });
  createWindow();
  app.on('activate', () => showWindow());
}

/** Chromium's own files live below the folder that all hosts share. */
function useDataFolder(): void {
  app.setPath('userData', `${dataFolder()}/desktop`);
}

/** Ctrl-C in the terminal that started the app, and the system's request to end. */
function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
}

/** Quitting waits until what was started has ended. */
function joinQuit(end: () => Promise<void>): void {
  let hasEnded = false;
  app.on('will-quit', (event) => {
    if (hasEnded) return;
    event.preventDefault();
    void end().finally(() => {
      hasEnded = true;
      app.quit();
    });
  });
}
