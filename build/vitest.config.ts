import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BROWSER_FLAGS } from '../test/support/browser-flags.ts';
import { OutcomeReporter } from '../test/support/outcome-reporter.ts';
import { ROOT } from './root.ts';

const CORES = availableParallelism();
const executablePath = process.env.CHROMIUM_PATH;

/** The three kinds of tests: without a host, in a real browser, and against the built programs. */
export default defineConfig({
  root: ROOT,
  test: {
    // A busy machine takes its time; what is right at once costs nothing more.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: CORES,
    reporters: ['default', new OutcomeReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 2 },
          maxWorkers: CORES + 1,
          // Nearly all of the time of these small files would go into loading the same modules again.
          isolate: false,
          include: ['test/unit/**/*.test.ts'],
          alias: { 'electron/main': `${ROOT}test/support/no-electron.ts` },
        },
      },
      {
        extends: true,
        plugins: [svelte()],
        publicDir: false,
        test: {
          name: 'component',
          // The browser has the machine for itself: pages are looked at, and must not be slow to answer.
          sequence: { groupOrder: 1 },
          include: ['test/component/**/*.test.ts'],
          setupFiles: ['test/support/fresh-storage.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath && { executablePath }),
                args: [...BROWSER_FLAGS],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1200, height: 800 } }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // Much of their time is spent waiting for other processes, hence one more worker than there are cores.
          sequence: { groupOrder: 2 },
          maxWorkers: CORES + 1,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
