import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { BROWSER_FLAGS, LOOPBACK_ONLY } from '../../support/browser-flags.ts';
import type { AppDriver, OpenApp, OpenOptions } from './driver.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/cli/index.js', import.meta.url));

/** The web host as `portico serve` starts it, and a browser on the address that it prints. */
export const webDriver: AppDriver = { name: 'web host', whyNot: null, open, end };

/** One for all runs: each has a context of its own, which shares nothing with another. */
let running: Promise<Browser> | null = null;

async function open({
  home,
  env = {},
  language = 'en-US',
  colorScheme = 'light',
}: OpenOptions): Promise<OpenApp> {
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--lang', 'en'], {
    env: { ...process.env, PORTICO_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await printedAddress(server.stdout);
  running ??= launch();
  const context = await (await running).newContext({
    locale: language,
    colorScheme,
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    pid: server.pid ?? 0,
    close: async () => {
      await context.close();
      if (server.exitCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

async function end(): Promise<void> {
  const browser = await running;
  running = null;
  await browser?.close();
}

function launch(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  return chromium.launch({
    ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
    args: [...BROWSER_FLAGS, LOOPBACK_ONLY],
  });
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the web host ended without printing its address');
}
