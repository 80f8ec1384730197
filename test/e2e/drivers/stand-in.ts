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
const MAIN = fileURLToPath(new URL('../../../out/desktop/main.js', import.meta.url));

/** The unchanged desktop bundles in plain Node, where `electron` is the stand-in of test/support. */
export const standInDriver: DesktopDriver = {
  name: 'desktop under the stand-in',
  whyNot: null,
  open: (options) => openStandIn(MAIN, options),
  start: (options) => start(MAIN, options, [], 'ignore'),
};

/** Opens any main bundle under the stand-in. */
export async function openStandIn(main: string, options: OpenOptions): Promise<DesktopApp> {
  const child = start(main, options, ['--remote-debugging-port=0'], 'pipe');
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const browser = await chromium.connectOverCDP(await debugAddress(child.stderr as Readable));
  const page = await firstPage(browser);
  await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
  return {
    page,
    pid: child.pid ?? 0,
    exited,
    evaluate: (run, argument) => evaluate(child, String(run), argument),
    close: async () => {
      child.kill('SIGTERM');
      await exited;
      await browser.close();
    },
  };
}

function start(
  main: string,
  { home, env = {}, language = 'en-US' }: OpenOptions,
  switches: readonly string[],
  watched: 'pipe' | 'ignore',
): ChildProcess {
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  return spawn(process.execPath, [LAUNCH, main, `--lang=${language}`, ...switches], {
    env: { ...process.env, CHROMIUM_PATH: executable, PORTICO_HOME: home, ...env },
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
