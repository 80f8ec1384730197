import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import type { DesktopApp, DesktopDriver } from './desktop-driver.ts';
import type { OpenOptions } from './driver.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PACKAGE = join(ROOT, 'node_modules/electron');
const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The desktop bundles in the real runtime, where there is one. Nothing here downloads it. */
export const realElectronDriver: DesktopDriver = {
  name: 'desktop in Electron',
  whyNot: whyNot(),
  open,
  start: ({ home, env = {}, args = [], language = 'en-US' }): ChildProcess =>
    spawn(electronRuntime() ?? '', [ROOT, `--lang=${language}`, ...args], {
      env: { ...process.env, PORTICO_HOME: home, ...env },
      stdio: 'ignore',
    }),
};

async function open({
  home,
  env = {},
  args = [],
  language = 'en-US',
  colorScheme = 'light',
}: OpenOptions): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath: electronRuntime() ?? '',
    args: [ROOT, `--lang=${language}`, ...args],
    env: { ...definedEnvironment(), PORTICO_HOME: home, ...env },
    chromiumSandbox: true,
    locale: language,
    colorScheme,
  });
  const child = app.process();
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    page: await app.firstWindow(),
    pid: child.pid ?? 0,
    exited,
    evaluate: (run, argument) => app.evaluate(run as never, argument as never),
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

function whyNot(): string | null {
  if (!electronRuntime()) return 'the Electron runtime is not installed here';
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'Electron does not run as root with its sandbox';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY || WAYLAND_DISPLAY ? null : 'there is no display here';
}

/** The runtime that is there, by the two places that Electron's own launcher looks at. */
export function electronRuntime(): string | null {
  const { ELECTRON_OVERRIDE_DIST_PATH: folder } = process.env;
  const path = folder
    ? join(folder, EXECUTABLES[process.platform] ?? 'electron')
    : installedRuntime();
  return path !== null && existsSync(path) ? path : null;
}

function installedRuntime(): string | null {
  const note = join(PACKAGE, 'path.txt');
  return existsSync(note) ? join(PACKAGE, 'dist', readFileSync(note, 'utf8').trim()) : null;
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] != null));
}
