import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { runMain } from './run-main.ts';

/**
 * `node packaged.ts EXECUTABLE MAIN [arguments]` is the executable of a package: its app is fixed, and its fuses let
 * nothing run it as Node. What the real one would take for a start of the app is refused here, so that it is seen.
 */
const REFUSED = 97;

const [, , executable = '', main = '', ...args] = process.argv;
const { ELECTRON_RUN_AS_NODE, STAND_IN_LOADED } = process.env;
if (ELECTRON_RUN_AS_NODE !== undefined) refuse('ELECTRON_RUN_AS_NODE');
if (args.some((argument) => /\.[cm]?[jt]s$/.test(argument))) refuse('a script');
process.execPath = executable;
process.argv = [executable, ...args];
if (STAND_IN_LOADED) noteModules(STAND_IN_LOADED);
await runMain(main);

function refuse(what: string): never {
  process.stderr.write(`This is a package and no Node: ${what} is not obeyed.\n`);
  process.exit(REFUSED);
}

/** Which modules the first process that runs to its end was made of, one address in a line. */
function noteModules(file: string): void {
  const loaded: string[] = [];
  registerHooks({
    load: (url, context, next) => {
      loaded.push(url);
      return next(url, context);
    },
  });
  delete process.env.STAND_IN_LOADED;
  process.on('exit', () => writeFileSync(file, loaded.join('\n')));
}
