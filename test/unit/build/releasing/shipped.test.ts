import { expect, test } from 'vitest';
import { packageFolder } from '../../../../build/releasing/record-packages.ts';
import {
  installedFolders,
  type Lock,
  readLock,
  shippedPackages,
} from '../../../../build/releasing/shipped.ts';

const LINUX = { platform: 'linux', arch: 'x64' };

function entry(overrides: Partial<Lock['packages'][string]> = {}): Lock['packages'][string] {
  return { dependencies: {}, optionalDependencies: {}, ...overrides };
}

test.each([
  ['/home/x/node_modules/svelte/src/index.js', 'node_modules/svelte'],
  [
    '/x/node_modules/@lucide/svelte/dist/icons/x.svelte?svelte&type=style',
    'node_modules/@lucide/svelte',
  ],
  ['/x/node_modules/a/node_modules/semver/index.js', 'node_modules/a/node_modules/semver'],
  ['/x/node_modules/@a/b/node_modules/@c/d/e.js', 'node_modules/@a/b/node_modules/@c/d'],
  ['\0/x/node_modules/sax/lib/sax.js?commonjs-module', 'node_modules/sax'],
  ['C:\\x\\node_modules\\ws\\index.js', 'node_modules/ws'],
  ['/x/shared/version.ts', null],
  ['\0rolldown/runtime.js', null],
  ['/x/node_modules/.vite/deps/y.js', null],
])('module %s is of %s', (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});

test('what is installed along is found as Node finds it, and only for the system that is meant', () => {
  const lock: Lock = {
    packages: {
      '': entry({ dependencies: { a: '1' } }),
      'node_modules/a': entry({
        dependencies: { b: '1' },
        optionalDependencies: { l: '1', w: '1' },
      }),
      'node_modules/a/node_modules/b': entry({ dependencies: { c: '1' } }),
      'node_modules/b': entry(),
      'node_modules/c': entry({ dependencies: { a: '1' } }),
      'node_modules/l': entry({ os: ['linux'], cpu: ['!arm'] }),
      'node_modules/w': entry({ os: ['win32', 'darwin'] }),
      'node_modules/unused': entry(),
    },
  };
  expect(installedFolders(lock, LINUX)).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
    'node_modules/l',
  ]);
  expect(installedFolders(lock, { platform: 'win32', arch: 'x64' })).toContain('node_modules/w');
  expect(installedFolders(lock, { platform: 'linux', arch: 'arm' })).not.toContain(
    'node_modules/l',
  );
});

test('of this project koffi and what reads the system are installed along, and no tool is', () => {
  const lock = readLock();
  const shipped = shippedPackages(installedFolders(lock, LINUX), lock);
  const names = shipped.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['koffi', 'systeminformation', 'write-file-atomic']),
  );
  for (const tool of ['typescript', 'vite', 'electron', 'vitest'])
    expect(names).not.toContain(tool);
  for (const { license, integrity } of shipped) {
    expect([license, integrity]).toEqual([expect.any(String), expect.stringMatching(/^sha512-/)]);
  }
});
