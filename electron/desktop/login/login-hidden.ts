import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron/main';
import { hasTrayHost } from '../tray/tray-host.ts';

/** A session starts its programs before, or while, what shows their symbols: so often it is asked for. */
const TRIES = 10;
const EVERY_MS = 1000;

/**
 * Whether the app can wait without a window, as a start at login wants it: where nobody shows its symbol, it could not
 * be found again. Where the user opened a window meanwhile they found it, and what becomes of it is theirs to say.
 * @param tray the app's own symbol; `isThere` is false where the user wants none
 */
export async function canWaitInTray(
  tray: { readonly isThere: boolean },
  hasHost: () => Promise<boolean> = hasTrayHost,
  pause: (ms: number) => Promise<unknown> = sleep,
  onWindow: (opened: () => void) => void = (opened) => app.once('browser-window-created', opened),
): Promise<boolean> {
  let wasOpened = false;
  onWindow(() => {
    wasOpened = true;
  });
  for (let left = TRIES; left > 0 && tray.isThere; left -= 1) {
    if (wasOpened || (await hasHost())) return true;
    await pause(EVERY_MS);
  }
  return wasOpened;
}
