import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { obeyTest } from './evaluate.ts';

const STAND_IN = new URL('./main.ts', import.meta.url).href;
const MODULES = ['electron', 'electron/main', 'electron/common'];

/** Evaluates a main bundle, in which `electron` means the stand-in, and then makes the app ready. */
export async function runMain(main: string): Promise<void> {
  registerHooks({
    resolve: (specifier, context, next) =>
      MODULES.includes(specifier)
        ? { url: STAND_IN, shortCircuit: true }
        : next(specifier, context),
  });
  Object.assign(process, { type: 'browser' });
  obeyTest();
  await import(pathToFileURL(resolve(main)).href);
  const executable = process.env.CHROMIUM_PATH;
  if (!executable) throw new Error('CHROMIUM_PATH has to say where the browser is');
  await app.start(executable);
}
