import type { Language } from './language.ts';
import type { SourceChoice } from './status.ts';

/** `system`: as the system is set, light or dark. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the user set, for every host. */
export interface Settings {
  /** `system`: by the language of the system. */
  readonly language: Language | 'system';
  readonly intervalMs: number;
  readonly source: SourceChoice;
  /** Whether sockets of other network namespaces are shown: those inside of containers (Linux). */
  readonly otherNamespaces: boolean;
  readonly theme: Theme;
  readonly alerts: AlertSettings;
  readonly history: HistorySettings;
  readonly desktop: DesktopSettings;
  readonly updates: UpdateSettings;
}

/** When the desktop app looks for a newer version of itself, besides when it is told to. */
export interface UpdateSettings {
  /** At its start. Off until the user says otherwise: nothing else makes Portico ask the network by itself. */
  readonly atStart: boolean;
}

/**
 * Whether Portico stays in the tray or the menu bar when its window is closed; `auto`: where somebody waits for
 * findings, because a baseline exists.
 */
export const KEEP_IN_TRAY = ['auto', 'always', 'never'] as const;
export type KeepInTray = (typeof KEEP_IN_TRAY)[number];

/** What only the desktop app does. */
export interface DesktopSettings {
  readonly keepInTray: KeepInTray;
}

/** What is remembered of who listened when. */
export interface HistorySettings {
  readonly on: boolean;
  /** What is older is deleted. */
  readonly days: number;
  /** The oldest is deleted where it would take more. */
  readonly megabytes: number;
}

export const HISTORY_DAYS = { least: 1, most: 3650 } as const;
export const HISTORY_MEGABYTES = { least: 10, most: 10_000 } as const;

/** When somebody is told of findings who does not look at them. */
export interface AlertSettings {
  /** Whether the desktop shows them. Nothing is told until there is a baseline. */
  readonly notifications: boolean;
  /** When nothing is shown: minutes of the local day, `from` included and `to` not; over midnight where `to` is less. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
}

export const MINUTES_OF_DAY = 24 * 60;

export const SHORTEST_INTERVAL_MS = 250;
export const LONGEST_INTERVAL_MS = 60_000;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  intervalMs: 1000,
  source: 'auto',
  otherNamespaces: false,
  theme: 'system',
  alerts: { notifications: true, quiet: null },
  history: { on: true, days: 90, megabytes: 200 },
  updates: { atStart: false },
  desktop: { keepInTray: 'auto' },
};
