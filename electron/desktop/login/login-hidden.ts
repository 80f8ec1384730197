import { setTimeout as sleep } from 'node:timers/promises';
import { hasTrayHost } from '../tray/tray-host.ts';

/** A session starts its programs before, or while, what shows their symbols: so often it is asked for. */
const TRIES = 10;
const EVERY_MS = 1000;

/**
 * Whether the app can wait without a window, as a start at login wants it: where nobody shows its symbol, it could not
 * be found again.
 * @param tray the app's own symbol; `isThere` is false where the user wants none
 */
export async function canWaitInTray(
  tray: { readonly isThere: boolean },
  hasHost: () => Promise<boolean> = hasTrayHost,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<boolean> {
  for (let left = TRIES; left > 0 && tray.isThere; left -= 1) {
    if (await hasHost()) return true;
    await pause(EVERY_MS);
  }
  return false;
}
