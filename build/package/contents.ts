import type { PackagePlatform } from './fuses.ts';

/** What of the project goes into app.asar, as patterns: all that is loaded, and nothing else. */
export function contentsFor(platform: PackagePlatform): string[] {
  return [
    'package.json',
    'out/**',
    '!out/{built-from,packages-in-*.json}',
    '!**/*.{map,md,markdown,txt,d.ts,d.mts,d.cts}',
    '**/LICENSE*',
    '!**/node_modules/.bin{,/**}',
    ...(platform === 'linux' ? KOFFI : ['!node_modules/{koffi,@koromix}{,/**}']),
    '!node_modules/systeminformation/lib/cli.js',
    '!node_modules/signal-exit/dist/{mjs{,/**},cjs/browser.js}',
  ];
}

/**
 * The kernel is asked through koffi on Linux alone. Of it: what its `import` loads, and the binary for the C library
 * that Electron is made with.
 */
const KOFFI = [
  '!node_modules/koffi/{doc,vendor,lib}{,/**}',
  '!node_modules/koffi/src/koffi/CMakeLists.txt',
  '!node_modules/koffi/src/koffi/src/{abi{,/**},*.{cc,hh,inc,def,cjs}}',
  '!node_modules/koffi/**/indirect.*',
  '!node_modules/koffi/{index,src/koffi/index}.cjs',
  '!node_modules/koffi/cnoke.cjs',
  '!node_modules/@koromix/koffi-*/musl_*{,/**}',
];

/** Native code is loaded from files by the system, which does not look into an asar. */
export const UNPACKED = ['**/*.node'];
