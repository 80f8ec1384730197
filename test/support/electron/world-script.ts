import { createHash, randomUUID } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEVALUE_PATH } from './devalue.ts';
import type { WorldSettings } from './ipc-messages.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/stand-in/', import.meta.url));

const MAIN = `export { startMainWorld as start } from ${quoted(`${HERE}world/main-world.ts`)};`;
const ISOLATED = `
  import { stringify, parse } from ${quoted(DEVALUE_PATH)};
  import { startIsolatedWorld } from ${quoted(`${HERE}world/isolated-world.ts`)};
  export const start = startIsolatedWorld.bind(null, { stringify, parse });
`;

/** Bundled scripts, each of which makes a function `world.start`. */
export interface WorldBundles {
  readonly main: string;
  readonly isolated: string;
}

/** Bundles them, or takes what an earlier run bundled from the same sources. */
export async function bundleWorlds(): Promise<WorldBundles> {
  const [main, isolated] = await Promise.all([bundled(MAIN), bundled(ISOLATED)]);
  return { main, isolated };
}

export function mainWorldScript(bundles: WorldBundles, settings: WorldSettings): string {
  return `(() => { ${bundles.main}\nworld.start(${JSON.stringify(settings)}); })();`;
}

export function isolatedWorldScript(
  bundles: WorldBundles,
  settings: WorldSettings,
  preload: string,
): string {
  const wrapped = `(require, module, exports) => { ${preload}\n}`;
  return `(() => { ${bundles.isolated}\nworld.start(${JSON.stringify(settings)}, ${wrapped}); })();`;
}

async function bundled(entry: string): Promise<string> {
  const name = hashOf(entry);
  const file = join(CACHE, `${name}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(CACHE, { recursive: true });
    const entryFile = join(CACHE, `${name}.entry.js`);
    writeWhole(entryFile, entry);
    const text = await bundle(entryFile);
    writeWhole(file, text);
    return text;
  }
}

function quoted(path: string): string {
  return JSON.stringify(path);
}

/** Others may be bundling the same at this time. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function hashOf(entry: string): string {
  const hash = createHash('sha256').update(entry);
  const files = globSync('{codec,ipc-messages,world/*}.ts', { cwd: HERE }).map((file) =>
    join(HERE, file),
  );
  for (const file of [...files.sort(), DEVALUE_PATH]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

async function bundle(entry: string): Promise<string> {
  // Loaded only when there is something to bundle: it takes longer than the whole start.
  const { build } = await import('vite');
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, minify: false, lib: { entry, name: 'world', formats: ['iife'] } },
  });
  const [result] = Array.isArray(output) ? output : [output];
  if (!result || !('output' in result)) throw new Error('nothing was bundled');
  return result.output[0].code;
}
