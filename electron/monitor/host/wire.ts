import type { HostWish } from '../../../shared/actions/host-wish.ts';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { SourceChoice } from '../../../shared/model/status.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import type { KnownOrigins, OriginNews } from '../origins.ts';
import type { Power } from '../pace/power.ts';
import type { ProgramStart } from './own-programs.ts';

/**
 * What a host and its monitor process say to each other. Clients are numbered by the host; their messages
 * pass through as they are.
 */
export type ToMonitor =
  | ToldMonitor
  /** Asks it to end well, on lines that are not closed for that. */
  | { readonly kind: 'end' };

/** What is said to a monitor as long as it is to run. */
export type ToldMonitor =
  | { readonly kind: 'start'; readonly setup: MonitorSetup }
  | { readonly kind: 'open'; readonly client: number; readonly mayAct: boolean }
  | { readonly kind: 'message'; readonly client: number; readonly message: ClientMessage }
  | { readonly kind: 'close'; readonly client: number }
  /** For hosts that know of the machine's power and screen: whenever it changed. */
  | { readonly kind: 'power'; readonly power: Power }
  /** Asks for the stream of single events; each batch has to be acknowledged. */
  | { readonly kind: 'watch' }
  | { readonly kind: 'events-taken' }
  /** Asks to be told of findings; each piece of news has to be acknowledged. */
  | { readonly kind: 'watch-findings' }
  | { readonly kind: 'news-taken' }
  /** Asks to be told of the settings: now, and whenever they change. */
  | { readonly kind: 'watch-settings' }
  /** Asks to be told the little that a tray shows, now and whenever that changed, or no longer. */
  | { readonly kind: 'watch-summary'; readonly on: boolean };

export type FromMonitor =
  | { readonly kind: 'message'; readonly client: number; readonly message: ServerMessage }
  | { readonly kind: 'events'; readonly events: readonly MonitorEvent[] }
  | { readonly kind: 'news'; readonly news: FindingsNews }
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'summary'; readonly summary: Summary }
  /** What is to outlive this process: the host gives it to the next one. */
  | { readonly kind: 'origins'; readonly news: OriginNews }
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
  /** How programs of ours are started on this host; left out where Node itself runs them. */
  readonly programs?: ProgramStart;
  /** Whether somebody looks on all the time, as in a terminal: then it reads as for a page in front. */
  readonly isLookedAt?: boolean;
  /** Whether the host has a screen of its own, and does what is wished. */
  readonly takesWishes?: boolean;
  /** Of the monitor before this one, where there was one. */
  readonly known?: KnownOrigins;
}

/** A channel to the process on the other side, whatever carries it. Values are structured-cloneable. */
export interface Port<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  /** `how` it ended, where the system says so: its exit code, or the signal that ended it. */
  onClose(listener: (how?: string) => void): void;
}
