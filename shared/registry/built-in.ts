import { BUILT_IN_ASSET } from './built-in-asset.ts';
import { Registry } from './registry.ts';

let registry: Registry | null = null;

/**
 * The registry that comes with the product; loaded when first asked for.
 * @throws RegistryDamaged
 */
export function builtInRegistry(): Registry {
  registry ??= Registry.load(BUILT_IN_ASSET);
  return registry;
}

/**
 * For hosts that start a monitor: it would end by the damage, and be started again and again.
 * @throws RegistryDamaged
 */
export function checkBuiltInRegistry(): void {
  builtInRegistry();
}
