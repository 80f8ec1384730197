import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test as plainTest } from 'vitest';
import { DRIVERS, PAGE_DRIVERS } from '../e2e/drivers/all.ts';
import type { AppDriver, OpenApp, OpenOptions } from '../e2e/drivers/driver.ts';
import { HousePage } from './house-page.ts';
import { Lab } from './lab/lab.ts';

/** What a spec of the whole app works with; all of it is gone when the spec ends. */
export interface AppWorld {
  readonly lab: Lab;
  /** The data folder of this spec. */
  readonly home: string;
  open(options?: Omit<OpenOptions, 'home'>): Promise<{ house: HousePage; app: OpenApp }>;
}

type Specs = (spec: (name: string, run: (world: AppWorld) => Promise<void>) => void) => void;

/** Runs a spec once for every way to run the app. */
export function describeApp(title: string, specs: Specs): void {
  describeWith(DRIVERS, title, specs);
}

/** The same for what is of the page alone: under the stand-in the same browser would show the same page once more. */
export function describePage(title: string, specs: Specs): void {
  describeWith(PAGE_DRIVERS, title, specs);
}

function describeWith(drivers: readonly AppDriver[], title: string, specs: Specs): void {
  describe.each(drivers)(`${title} ($name)`, (driver) => {
    afterAll(() => driver.end?.());
    specs((name, run) => {
      plainTest(name, async (context) => {
        context.skip(driver.whyNot !== null, driver.whyNot ?? '');
        const home = await mkdtemp(join(tmpdir(), 'portico-home-'));
        await using lab = new Lab();
        const opened: OpenApp[] = [];
        const open = async (options: Omit<OpenOptions, 'home'> = {}) => {
          const app = await driver.open({ home, ...options });
          opened.push(app);
          return { house: new HousePage(app.page), app };
        };
        try {
          await run({ lab, home, open });
        } finally {
          await Promise.all(opened.map((app) => app.close()));
          await rm(home, { recursive: true, force: true });
        }
      });
    });
  });
}
