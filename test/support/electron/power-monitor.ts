import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron/main';

/** Events of which electron.d.ts says that they come on some systems only. */
const ELSEWHERE: Readonly<Record<string, readonly NodeJS.Platform[]>> = {
  'lock-screen': ['darwin', 'win32'],
  'unlock-screen': ['darwin', 'win32'],
  'on-ac': ['darwin', 'win32'],
  'on-battery': ['darwin'],
};

/** A machine on mains whose lid nobody closes; a test sets what it is on, and lets it sleep by the events. */
class StandInPowerMonitor extends EventEmitter implements Pick<PowerMonitor, 'onBatteryPower'> {
  onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }

  /** @throws where the real one would never tell */
  override on(event: string, listener: () => void): this {
    const platforms = ELSEWHERE[event];
    if (platforms && !platforms.includes(process.platform)) {
      throw new Error(`powerMonitor does not emit ${event} on ${process.platform}`);
    }
    return super.on(event, listener);
  }
}

export const powerMonitor = new StandInPowerMonitor();
