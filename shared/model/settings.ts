import type { SourceChoice } from './status.ts';

export type Language = 'en' | 'ja';
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

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
}

export const SHORTEST_INTERVAL_MS = 250;
export const LONGEST_INTERVAL_MS = 60_000;

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  intervalMs: 1000,
  source: 'auto',
  otherNamespaces: false,
  theme: 'system',
};
