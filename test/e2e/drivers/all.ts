import type { AppDriver } from './driver.ts';
import { realElectronDriver } from './real-electron.ts';
import { standInDriver } from './stand-in.ts';
import { webDriver } from './web.ts';

/** Every way to run the app. */
export const DRIVERS: readonly AppDriver[] = [webDriver, standInDriver, realElectronDriver];

/** Those without the stand-in. */
export const PAGE_DRIVERS: readonly AppDriver[] = [webDriver, realElectronDriver];
