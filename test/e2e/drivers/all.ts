import type { AppDriver } from './driver.ts';
import { realElectronDriver } from './real-electron.ts';
import { standInDriver } from './stand-in.ts';
import { webDriver } from './web.ts';

/** Every way to run the app; the specs of the page run on each. */
export const DRIVERS: readonly AppDriver[] = [webDriver, standInDriver, realElectronDriver];
