import type { HostWish } from '../../../shared/actions/host-wish.ts';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import type { SourceChoice } from '../../../shared/model/status.ts';

/**
 * What a host and its monitor process say to each other. Clients are numbered by the host; their messages
 * pass through as they are.
 */
export type ToMonitor =
  | { readonly kind: 'start'; readonly setup: MonitorSetup }
  | { readonly kind: 'open'; readonly client: number; readonly mayAct: boolean }
  | { readonly kind: 'message'; readonly client: number; readonly message: ClientMessage }
  | { readonly kind: 'close'; readonly client: number }
  /** Asks for the stream of single events; each batch has to be acknowledged. */
  | { readonly kind: 'watch' }
  | { readonly kind: 'events-taken' }
  /** Asks to be told of findings; each piece of news has to be acknowledged. */
  | { readonly kind: 'watch-findings' }
  | { readonly kind: 'news-taken' };

export type FromMonitor =
  | { readonly kind: 'message'; readonly client: number; readonly message: ServerMessage }
  | { readonly kind: 'events'; readonly events: readonly MonitorEvent[] }
  | { readonly kind: 'news'; readonly news: FindingsNews }
  /** What only the host can do; the monitor has looked up who and what is meant. */
  | { readonly kind: 'wish'; readonly wish: HostWish };

/** What a host decides for its monitor; what it leaves out comes from the user's settings. */
export interface MonitorSetup {
  readonly dataFolder: string;
  readonly version: string;
  /** Pids of the host's own processes. */
  readonly selfPids: readonly number[];
  readonly source?: SourceChoice;
  readonly intervalMs?: number;
  readonly otherNamespaces?: boolean;
  /** Whether the host has a screen of its own, and does what is wished. */
  readonly takesWishes?: boolean;
}

/** A channel to the process on the other side, whatever carries it. Values are structured-cloneable. */
export interface Port<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
}
