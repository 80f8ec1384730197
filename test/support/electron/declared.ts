import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DECLARATIONS = fileURLToPath(
  new URL('../../../node_modules/electron/electron.d.ts', import.meta.url),
);

/**
 * On which platforms Electron has what it does not have everywhere, by the tags of its declarations: names of
 * classes, their members, and the platforms of each as `process.platform` says them.
 */
export function declaredPlatforms(): Map<string, Map<string, readonly string[]>> {
  const found = new Map<string, Map<string, readonly string[]>>();
  let owner = '';
  let platforms: readonly string[] | null = null;
  for (const line of readFileSync(DECLARATIONS, 'utf8').split('\n')) {
    owner = /^ {2}(?:class|interface) (\w+)/.exec(line)?.[1] ?? owner;
    if (line === '    /**') platforms = null;
    platforms = /^ {5}\* @platform (\S+)/.exec(line)?.[1]?.split(',') ?? platforms;
    const member = /^ {4}(?:static |readonly )*(\w+)[?(:]/.exec(line)?.[1];
    if (member === undefined) continue;
    if (platforms && !/^(on|once|off|addListener|removeListener)$/.test(member)) {
      const members = found.get(owner) ?? new Map<string, readonly string[]>();
      found.set(owner, members.set(member, platforms));
    }
    platforms = null;
  }
  return found;
}
