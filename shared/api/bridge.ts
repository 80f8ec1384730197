import type { ClientMessage } from './messages.ts';

/** The one channel between the page and the desktop's main process. */
export const DOOR_CHANNEL = 'portico';

/** From the page: open a line, say something over it, close it. */
export type ToDoor =
  | { readonly kind: 'open' }
  | { readonly kind: 'message'; readonly message: ClientMessage }
  | { readonly kind: 'close' };

/** To the page. `closed`: the monitor is gone and being started anew; or the line was refused. */
export type FromDoor =
  | { readonly kind: 'message'; readonly message: unknown }
  | { readonly kind: 'closed'; readonly code: number };

/** What the preload script puts on the page's `window`, and all that it puts there. */
export interface Bridge {
  /** Opens the line; an older one of the same page is closed. @returns what sends over it and closes it */
  open(
    message: (data: unknown) => void,
    closed: (code: number) => void,
  ): { readonly send: (message: ClientMessage) => void; readonly close: () => void };
}

/** Name of the bridge on `window`. */
export const BRIDGE_NAME = 'portico';
