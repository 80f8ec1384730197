import { fileURLToPath } from 'node:url';
import { runMain } from './run-main.ts';

/** `node launch.ts MAIN [switches]` does what `electron MAIN [switches]` does. */
process.argv.splice(1, 1);
const [, main] = process.argv;
if (!main) throw new Error('usage: node launch.ts MAIN [switches]');
process.env.STAND_IN_NODE = process.execPath;
process.execPath = fileURLToPath(new URL('./electron.sh', import.meta.url));
Object.assign(process, { defaultApp: true });
await runMain(main);
