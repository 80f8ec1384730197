import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractAll } from '@electron/asar';
import { app } from './app.ts';
import { runMain } from './run-main.ts';

/**
 * `node launch-packed.ts ARCHIVE [switches]`: what the stand-in runtime of a package does. Node itself does not look into
 * an asar, so that the app runs from a copy of what is in it and beside it, where nothing of the project can be found.
 */
const DEBUGGED = '--remote-debugging-port=0';

const archive = process.argv[2];
if (!archive) throw new Error('usage: node launch-packed.ts ARCHIVE [switches]');
const resources = dirname(archive);
const folder = mkdtempSync(join(tmpdir(), 'portico-packed-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
extractAll(archive, folder);
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };

// A package's program is started without a path to the app.
process.execPath = join(dirname(resources), 'portico');
process.argv.splice(0, 3, process.execPath);
Object.assign(process, { resourcesPath: resources });
Object.defineProperty(app, 'isPackaged', { value: true });
if (process.argv.includes(DEBUGGED)) seeThePage();
await runMain(join(folder, main));

/** A package lets nobody debug it. The page is looked at by the test all the same, past the app. */
function seeThePage(): void {
  const start = app.start.bind(app);
  app.start = (executable) => {
    app.commandLine.appendSwitch('remote-debugging-port', '0');
    return start(executable);
  };
}
