import { registerHooks } from 'node:module';

/**
 * Lets plain Node run the monitor from its sources: a package of it has a JSON file as its module, which the
 * bundler takes as it is and Node only where the import says so.
 */
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found;
  },
});
