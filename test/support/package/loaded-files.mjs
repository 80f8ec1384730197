/**
 * `node loaded-files.mjs FOLDER`: prints, a line each, the files below FOLDER that are loaded when a bundle in its `out`
 * imports the app's dependencies.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [, , folder] = process.argv;
const NAMES = ['koffi', 'systeminformation', 'write-file-atomic'];
const parentURL = pathToFileURL(join(folder, 'out/monitor/main.js')).href;
const loaded = new Set();
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, NAMES.includes(specifier) ? { ...context, parentURL } : context),
  load(url, context, next) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    if (path.startsWith(folder)) loaded.add(path.slice(folder.length + 1));
    return next(url, context);
  },
});
process.dlopen = new Proxy(process.dlopen, {
  apply(open, self, args) {
    if (args[1].startsWith(folder)) loaded.add(args[1].slice(folder.length + 1));
    return Reflect.apply(open, self, args);
  },
});
for (const name of NAMES) await import(name);
console.log([...loaded].join('\n'));
