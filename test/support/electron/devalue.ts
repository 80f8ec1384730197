import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Codec, codecWith, type Devalue } from './codec.ts';

/** devalue comes with Svelte, so it is looked for from there. */
export const DEVALUE_PATH = createRequire(
  createRequire(import.meta.url).resolve('svelte/package.json'),
).resolve('devalue');

const devalue: Devalue = await import(pathToFileURL(DEVALUE_PATH).href);

export const codec: Codec = codecWith(devalue);
