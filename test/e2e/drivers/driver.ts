import type { Page } from 'playwright';

/** How a spec wants the app. */
export interface OpenOptions {
  /** The data folder of this run: `$PORTICO_HOME`. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the program is started with; hosts without a window of their own take none. */
  readonly args?: readonly string[];
  readonly language?: 'en-US' | 'ja-JP';
  readonly colorScheme?: 'light' | 'dark';
}

/** The app as it runs, its page driven as a user does it. */
export interface OpenApp {
  readonly page: Page;
  /** Pid of the host's process. */
  readonly pid: number;
  close(): Promise<void>;
}

/** One way to run the built app. */
export interface AppDriver {
  readonly name: string;
  /** Why it cannot run here; null where it can. */
  readonly whyNot: string | null;
  open(options: OpenOptions): Promise<OpenApp>;
  /** Ends what its runs share, after the last of them. */
  end?(): Promise<void>;
}
