import { BUILT_IN_ASSET } from '../../../shared/registry/built-in-asset.ts';
import { Registry } from '../../../shared/registry/registry.ts';

/** What a process pays that asks the registry for the first time; printed as JSON. */
const start = performance.now();
const registry = Registry.load(BUILT_IN_ASSET);
const loaded = performance.now();
registry.record(443, 'tcp');
const asked = performance.now();
registry.search('postgres');
const found = performance.now();
console.log(JSON.stringify([loaded - start, asked - loaded, found - asked]));
