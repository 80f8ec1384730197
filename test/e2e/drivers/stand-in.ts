import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import type { Evaluated } from '../../support/electron/evaluate.ts';
import type { DesktopApp, DesktopDriver } from './desktop-driver.ts';
import type { OpenOptions } from './driver.ts';

const LAUNCH = fileURLToPath(new URL('../../support/electron/launch.ts', import.meta.url));
const LAUNCH_PACKED = fileURLToPath(
  new URL('../../support/electron/launch-packed.ts', import.meta.url),
);
const MAIN = fileURLToPath(new URL('../../../out/desktop/main.js', import.meta.url));

/** How a program is started that runs under the stand-in. */
export interface StandInCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An app whose page can be looked at anew: Playwright gives a page up for good that has crashed. */
export interface StandInApp extends DesktopApp {
  pageAgain(): Promise<Page>;
}

/** The unchanged desktop bundles in plain Node, where `electron` is the stand-in of test/support. */
export const standInDriver = {
  name: 'desktop under the stand-in',
  whyNot: null,
  open: (options: OpenOptions) => openStandIn(MAIN, options),
  start: (options: OpenOptions) => start(unpacked(MAIN), options, [], 'ignore'),
} satisfies DesktopDriver;

/** Opens any main bundle under the stand-in. */
export function openStandIn(main: string, options: OpenOptions): Promise<StandInApp> {
  return openCommand(unpacked(main), options);
}

/** How the program of a package is started that was made with the stand-in runtime. */
export function packed(program: string): StandInCommand {
  const env = { PORTICO_STAND_IN: LAUNCH_PACKED, PORTICO_STAND_IN_NODE: process.execPath };
  return { program, args: [], env };
}

export async function openCommand(
  command: StandInCommand,
  options: OpenOptions,
): Promise<StandInApp> {
  const child = start(command, options, ['--remote-debugging-port=0'], 'pipe');
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const address = await debugAddress(child.stderr as Readable);
  const browser = await chromium.connectOverCDP(address);
  const browsers = [browser];
  const page = await firstPage(browser);
  await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
  return {
    page,
    pid: child.pid ?? 0,
    exited,
    pageAgain: async () => {
      const again = await chromium.connectOverCDP(address);
      browsers.push(again);
      return firstPage(again);
    },
    evaluate: (run, argument) => evaluate(child, String(run), argument),
    close: async () => {
      child.kill('SIGTERM');
      await exited;
      await Promise.all(browsers.map((one) => one.close()));
    },
  };
}

function unpacked(main: string): StandInCommand {
  return { program: process.execPath, args: [LAUNCH, main] };
}

function start(
  command: StandInCommand,
  { home, env = {}, args = [], language = 'en-US' }: OpenOptions,
  switches: readonly string[],
  watched: 'pipe' | 'ignore',
): ChildProcess {
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  return spawn(command.program, [...command.args, `--lang=${language}`, ...switches, ...args], {
    env: {
      ...process.env,
      CHROMIUM_PATH: executable,
      PORTICO_HOME: home,
      ...command.env,
      ...env,
    },
    stdio: ['ignore', 'ignore', watched, ...(watched === 'pipe' ? (['ipc'] as const) : [])],
    serialization: 'advanced',
  });
}

/** What is written to stderr before the address says why there is none. */
async function debugAddress(errors: Readable): Promise<string> {
  const lines: string[] = [];
  const reader = createInterface({ input: errors });
  const address = await new Promise<string>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line);
      const found = /^DevTools listening on (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    reader.on('close', () => reject(new Error(`the stand-in ended:\n${lines.join('\n')}`)));
  });
  reader.on('line', (line) => console.error(line));
  return address;
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no pages to show');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL((url) => url.protocol === 'https:');
  return page;
}

let lastEvaluation = 0;

async function evaluate<Result>(
  child: ChildProcess,
  source: string,
  argument: unknown,
): Promise<Result> {
  lastEvaluation += 1;
  const id = lastEvaluation;
  const ended = new AbortController();
  const end = (): void => ended.abort(new Error('the app ended'));
  child.once('exit', end);
  const answers = on(child, 'message', { signal: ended.signal });
  child.send({ id, source, argument });
  try {
    for await (const [answer] of answers as AsyncIterable<[Evaluated]>) {
      if (answer.id !== id) continue;
      if (answer.ok) return answer.value as Result;
      throw new Error(answer.message);
    }
    throw new Error('the app does not answer');
  } finally {
    child.off('exit', end);
  }
}
