import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import type { DesktopApp, DesktopDriver } from '../drivers/desktop-driver.ts';
import type { OpenOptions } from '../drivers/driver.ts';
import { realElectronDriver } from '../drivers/real-electron.ts';
import { standInDriver } from '../drivers/stand-in.ts';

const DRIVERS = [standInDriver, realElectronDriver];

type Specs<Given> = (
  spec: (name: string, run: (given: Given) => Promise<void>) => void,
  driver: DesktopDriver,
) => void;

/** A data folder and the apps that were opened on it; all of it is gone when it is disposed of. */
export class DesktopWorld implements AsyncDisposable {
  readonly driver: DesktopDriver;
  readonly home: string;
  readonly #open: DesktopDriver['open'];
  readonly #opened: DesktopApp[] = [];

  constructor(driver: DesktopDriver, home: string, open: DesktopDriver['open']) {
    this.driver = driver;
    this.home = home;
    this.#open = open;
  }

  /** `open` is for other apps than the product. */
  static async make(driver: DesktopDriver, open = driver.open): Promise<DesktopWorld> {
    return new DesktopWorld(driver, await mkdtemp(join(tmpdir(), 'portico-home-')), open);
  }

  async open(options: Omit<OpenOptions, 'home'> = {}): Promise<DesktopApp> {
    const app = await this.#open({ home: this.home, ...options });
    this.#opened.push(app);
    return app;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#opened.map((app) => app.close()));
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Runs specs under the stand-in, and in the real runtime where there is one; each has its own world. */
export function describeDesktop(title: string, specs: Specs<DesktopWorld>): void {
  describeDrivers(title, (driver) => {
    specs((name, run) => {
      testWith(driver, name, async () => {
        await using world = await DesktopWorld.make(driver);
        await run(world);
      });
    }, driver);
  });
}

/** The same for specs that leave the app as it was: they share one. */
export function describeOpenDesktop(title: string, specs: Specs<DesktopApp>): void {
  describeDrivers(title, (driver) => {
    let world: DesktopWorld | null = null;
    let app: DesktopApp | null = null;
    afterAll(() => world?.[Symbol.asyncDispose]());
    specs((name, run) => {
      testWith(driver, name, async () => {
        world ??= await DesktopWorld.make(driver);
        app ??= await world.open();
        await run(app);
      });
    }, driver);
  });
}

function describeDrivers(title: string, describeOne: (driver: DesktopDriver) => void): void {
  describe.each(DRIVERS)(`${title} ($name)`, describeOne);
}

function testWith({ whyNot }: DesktopDriver, name: string, run: () => Promise<void>): void {
  test(name, async ({ skip }) => {
    skip(whyNot !== null, whyNot ?? '');
    await run();
  });
}
