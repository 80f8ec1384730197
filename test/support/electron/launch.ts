import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { obeyTest } from './evaluate.ts';

/**
 * `node launch.ts MAIN [switches]` does what `electron MAIN [switches]` does: evaluates the main bundle,
 * in which `electron` means the stand-in, and then makes the app ready.
 */
const STAND_IN = new URL('./main.ts', import.meta.url).href;
const MODULES = ['electron', 'electron/main', 'electron/common'];

registerHooks({
  resolve: (specifier, context, next) =>
    MODULES.includes(specifier) ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});

const [main] = process.argv.splice(1, 1) && process.argv.slice(1, 2);
const executable = process.env.CHROMIUM_PATH;
if (!main) throw new Error('usage: node launch.ts MAIN [switches]');
if (!executable) throw new Error('CHROMIUM_PATH has to say where the browser is');
Object.assign(process, { type: 'browser' });
obeyTest();
await import(pathToFileURL(resolve(main)).href);
const switches = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
await app.start(executable, switches);
