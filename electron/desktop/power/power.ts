import { app, powerMonitor } from 'electron/main';
import type { Supervisor } from '../../monitor/host/supervisor.ts';
import type { Log } from '../../monitor/log/log.ts';
import { PowerKeeper } from './power-keeper.ts';
import { followLogind } from './power-logind.ts';

/** Lets the monitor know of battery, lock and sleep, until the app ends. */
export function followPower(supervisor: Supervisor, log: Log): void {
  const keeper = new PowerKeeper(powerMonitor, process.platform, (power) =>
    supervisor.setPower(power),
  );
  const endLogind =
    process.platform === 'linux'
      ? followLogind({
          isLocked: (isLocked) => keeper.setLocked(isLocked),
          failed: ({ code, detail }) => log.write('info', 'lock-unknown', { code, detail }),
        })
      : null;
  // Who comes to the front of our window has unlocked the screen, whatever was said of it.
  app.on('browser-window-focus', () => keeper.setLocked(false));
  app.once('will-quit', () => {
    endLogind?.();
    keeper.stop();
  });
}
