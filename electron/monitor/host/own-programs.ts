import { fileURLToPath } from 'node:url';

/** Programs of Portico's own that are started as processes. They are known by these names and by no path. */
export type OwnProgram = 'monitor' | 'systeminformation';

/** An executable and what it is started with. */
export interface ProgramStart {
  readonly file: string;
  readonly args: readonly string[];
}

/** What the app's own executable is to be where it is not to show a window. */
export type AppRole =
  | { readonly program: 'cli'; readonly args: readonly string[] }
  | { readonly program: OwnProgram };

/** Runs it in this process, which ends with it. @param start how this very app is started */
export type RunInApp = (role: AppRole, start: ProgramStart) => Promise<never>;

/** Stands before a program's name on the command line of the app. */
export const CHILD_SWITCH = '--child=';

/** Every bundle lies one folder below `out`, so this holds wherever this module was bundled into. */
const FILES: Readonly<Record<OwnProgram, string>> = {
  monitor: fileURLToPath(new URL('../monitor/main.js', import.meta.url)),
  systeminformation: fileURLToPath(new URL('../monitor/systeminformation.js', import.meta.url)),
};
const TERMINAL = fileURLToPath(new URL('../cli/index.js', import.meta.url));

/** The bundle of the monitor, for a host that has a way of its own to start one. */
export const MONITOR_ENTRY = FILES.monitor;

let app: ProgramStart | null = null;

/**
 * For the whole process: its programs are started as the app's own executable. Node runs them itself; an executable
 * of Electron's that is not to be had as Node (a fuse) runs no file that it is given.
 * @param start what comes before the switch with the program's name
 */
export function startProgramsAs(start: ProgramStart): void {
  app = start;
}

/** What starts one of Portico's own programs on behalf of this process. */
export function startOf(program: OwnProgram): ProgramStart {
  if (app) return { file: app.file, args: [...app.args, `${CHILD_SWITCH}${program}`] };
  return { file: process.execPath, args: [FILES[program]] };
}

/** The file that is on the command line of every process of this installation that serves a terminal. */
export function terminalProgram(): string {
  return app?.file ?? TERMINAL;
}
