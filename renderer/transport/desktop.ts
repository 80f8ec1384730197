import { BRIDGE_NAME, type Bridge } from '../../shared/api/bridge.ts';
import type { Connect } from '../../shared/api/client.ts';
import { closeReasonOf } from '../../shared/api/messages.ts';

/** The bridge of the preload script; null where the page runs in a browser. */
export function desktopBridge(): Bridge | null {
  return (globalThis as { [BRIDGE_NAME]?: Bridge })[BRIDGE_NAME] ?? null;
}

/** Connects to the monitor through the desktop's main process. */
export function connectDesktop(bridge: Bridge): Connect {
  return async (handlers) =>
    bridge.open(
      (data) => handlers.message(data),
      (code) => handlers.closed(closeReasonOf(code)),
    );
}
