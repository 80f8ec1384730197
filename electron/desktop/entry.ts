import type { RunInApp } from '../monitor/host/own-programs.ts';
import { roleOf, startWithoutPage } from './role.ts';

/**
 * What the app's executable runs first. Nothing of Electron is touched before it is known what is asked for: in the
 * terminal there is no window, no lock, no display. Electron waits for all of this module before it makes the app
 * ready; a start without a page ends in here, and so the app never is.
 */
const HEADLESS = new URL('../cli/in-app.js', import.meta.url).href;
/** As every command of `portico` says it. */
const WRONG_USAGE = 2;

const role = roleOf(process.argv, process.defaultApp);
if (role.program === 'app') {
  await import('./main.ts');
} else if (role.program === 'unknown') {
  process.stderr.write(`portico: there is no program “${role.name}”.\n`);
  process.exit(WRONG_USAGE);
} else {
  const { runInApp }: { runInApp: RunInApp } = await import(HEADLESS);
  await runInApp(role, startWithoutPage());
}
