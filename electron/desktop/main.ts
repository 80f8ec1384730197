import { join } from 'node:path';
import { app } from 'electron/main';
import type { Shown } from '../../shared/api/show.ts';
import { VERSION } from '../../shared/version.ts';
import { Supervisor } from '../monitor/host/supervisor.ts';
import { dataFolder } from '../monitor/settings/data-folder.ts';
import { peekSettings } from '../monitor/settings/settings-store.ts';
import { followSettings } from './appearance.ts';
import { watchCrashes } from './crash/crashes.ts';
import { openDoor } from './door.ts';
import { guardContents } from './guard.ts';
import { hearStarts, registerLinks } from './links/deep-link-starts.ts';
import { loginHandlers } from './login/login.ts';
import { canWaitInTray } from './login/login-hidden.ts';
import { tellDesktop } from './notices/notifications.ts';
import { registerPageScheme, servePage } from './page/page-protocol.ts';
import { followPower } from './power/power.ts';
import { joinQuit } from './quitting.ts';
import { startWithoutPage } from './role.ts';
import { followClosing } from './tray/closing.ts';
import { TrayItem } from './tray/tray.ts';
import { offerUpdates } from './update/updates.ts';
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
  const starts = hearStarts();
  endOnSignals();
  const { log, isUp } = watchCrashes(dataFolder());
  guardContents();
  const [kept] = await Promise.all([peekSettings(dataFolder()), app.whenReady()]);
  servePage();
  const supervisor = new Supervisor({
    spawn: forkUtilityMonitor,
    setup: {
      dataFolder: dataFolder(),
      version: VERSION,
      selfPids: [process.pid],
      programs: startWithoutPage(),
      takesWishes: true,
    },
    onWish: grant,
    onFault: (error) => log.fault('listener', error),
    onLost: (retryMs, how) => log.write('warn', 'monitor-lost', { how, retryMs }),
  });
  supervisor.start();
  joinQuit(app, () => supervisor.stop());
  const updates = offerUpdates(log);
  const door = openDoor(supervisor, { ...loginHandlers(), ...updates.handlers }, (reason) =>
    log.writeRarely('warn', 'refused', { reason }, reason),
  );
  updates.connect(door, supervisor);
  const show = (shown: Shown): void => {
    showWindow();
    door.show(shown);
  };
  tellDesktop(supervisor, () => show({ kind: 'view', view: 'findings' }));
  const checkForUpdates = (): void => {
    show({ kind: 'view', view: 'settings' });
    updates.check();
  };
  followSettings(supervisor, kept, { show, checkForUpdates });
  const tray = new TrayItem({ supervisor, kept, door, show, open: showWindow });
  followClosing(tray, updates);
  followPower(supervisor, log);
  registerLinks();
  if (!starts.isHidden) createWindow();
  else void canWaitInTray(tray).then((can) => can || showWindow());
  starts.answer((shown) => (shown ? show(shown) : showWindow()));
  app.on('activate', () => showWindow());
  isUp();
}

/** Chromium's own files live below the folder that all hosts share. */
function useDataFolder(): void {
  app.setPath('userData', join(dataFolder(), 'desktop'));
}

/** Ctrl-C in the terminal that started the app, and the system's request to end. */
function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
}
