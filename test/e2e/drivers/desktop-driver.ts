import type { ChildProcess } from 'node:child_process';
import type { AppDriver, OpenApp, OpenOptions } from './driver.ts';

export type ElectronMain = typeof import('electron/main');

/** The desktop app as it runs; a test can look into its main process too. */
export interface DesktopApp extends OpenApp {
  /** Runs a function in the main process; it sees its arguments and nothing of the test. */
  evaluate<Result, Argument = undefined>(
    run: (electron: ElectronMain, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** The exit code of the main process, once it has ended; null: a signal ended it. */
  readonly exited: Promise<number | null>;
}

export interface DesktopDriver extends AppDriver {
  open(options: OpenOptions): Promise<DesktopApp>;
  /** Starts the app as a user does: nobody watches it. */
  start(options: OpenOptions): ChildProcess;
}
