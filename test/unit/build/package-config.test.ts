import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageConfig } from '../../../build/package/config.ts';
import type { PackagePlatform } from '../../../build/package/fuses.ts';
import { identityFrom } from '../../../build/package/identity.ts';
import { findRuntimeFolder } from '../../../build/package/runtime.ts';
import { sizeReport } from '../../../build/package/size-report.ts';
import { ROOT } from '../../../build/root.ts';
import { appIdIn } from '../../../electron/desktop/notices/app-id.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function configFor(platform: PackagePlatform, environment: NodeJS.ProcessEnv = {}) {
  const identity = identityFrom(environment);
  return packageConfig({
    platform,
    identity,
    outDir: 'release',
    runtime: null,
    sharedFiles: [],
    licences: 'x',
  });
}

describe('the packages', () => {
  test('are those that each system expects', () => {
    expect(configFor('linux').linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
    expect(configFor('win32').win?.target).toEqual(['nsis', 'portable']);
    expect(configFor('darwin').mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ]);
  });

  test('never switch the sandbox of the page off', () => {
    const config = configFor('linux');
    expect(config.appImage?.executableArgs).toEqual([]);
    // The older tools put --no-sandbox into the desktop entry.
    expect(config.toolsets?.appimage).not.toBe('0.0.0');
    expect(JSON.stringify(config)).not.toContain('no-sandbox');
  });

  test('bring koffi where it is loaded, on Linux alone', () => {
    const excluded = '!node_modules/{koffi,@koromix}{,/**}';
    expect(configFor('linux').files).not.toContain(excluded);
    expect(configFor('win32').files).toContain(excluded);
    expect(configFor('darwin').files).toContain(excluded);
  });

  test('open portico: links', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      expect(configFor(platform).protocols).toEqual([{ name: 'Portico', schemes: ['portico'] }]);
    }
  });

  test('tell the app its id, under which Windows knows it', () => {
    const environment = { PORTICO_APP_ID: 'test.example.portico' };
    const { appId, extraMetadata } = configFor('win32', environment);
    expect(appId).toBe('test.example.portico');
    const folder = tempFolder();
    writeFileSync(join(folder, 'package.json'), JSON.stringify(extraMetadata));
    expect(appIdIn(folder)).toBe(appId);
    // Not packed.
    expect(appIdIn(ROOT)).toBeNull();
  });

  test('name only files that are here', () => {
    const { mac } = configFor('darwin');
    const { linux, deb } = configFor('linux');
    const named = [
      mac?.icon,
      mac?.entitlements,
      mac?.entitlementsInherit,
      configFor('win32').win?.icon,
      linux?.icon,
      deb?.afterInstall,
      deb?.afterRemove,
    ];
    for (const file of named) expect(file && existsSync(join(ROOT, file)), `${file}`).toBe(true);
  });

  test('ask macOS for nothing but to compile code', () => {
    const { mac } = configFor('darwin');
    expect(mac?.hardenedRuntime).toBe(true);
    const plist = readFileSync(join(ROOT, mac?.entitlements ?? ''), 'utf8');
    const keys = [...plist.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });
});

describe('who publishes', () => {
  test('is nobody, under reserved names, unless the environment says', () => {
    const identity = identityFrom({});
    expect(identity).toMatchObject({
      id: 'invalid.portico.portico',
      homepage: 'https://portico.invalid',
      email: 'maintainers@portico.invalid',
    });
    expect(identity.missing).toEqual([
      'PORTICO_APP_ID',
      'PORTICO_HOMEPAGE',
      'PORTICO_MAINTAINER_EMAIL',
    ]);
  });

  test('is whom the environment names, in every package', () => {
    const environment = {
      PORTICO_APP_ID: 'test.example.portico',
      PORTICO_HOMEPAGE: 'https://example.test',
      PORTICO_MAINTAINER: 'Example',
      PORTICO_MAINTAINER_EMAIL: 'us@example.test',
    };
    expect(identityFrom(environment).missing).toEqual([]);
    const config = configFor('linux', environment);
    expect(config.appId).toBe('test.example.portico');
    expect(config.linux?.maintainer).toBe('Example <us@example.test>');
    expect(JSON.stringify(config)).not.toContain('invalid');
  });
});

test('a package looks for newer versions where the environment says, or nowhere', () => {
  expect(configFor('win32').publish).toBeNull();
  const feed = 'https://example.test/feed/';
  expect(configFor('win32', { PORTICO_UPDATE_FEED: feed }).publish).toEqual({
    provider: 'generic',
    url: feed,
  });
});

describe('the runtime', () => {
  function runtime(version: string): NodeJS.ProcessEnv {
    const folder = tempFolder();
    writeFileSync(join(folder, 'version'), version);
    return { ELECTRON_OVERRIDE_DIST_PATH: folder };
  }
  function electronPackage(): string {
    const folder = tempFolder();
    writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}');
    return folder;
  }

  test('is taken where it is of the version that is asked for', () => {
    const environment = runtime('45.4.1\n');
    expect(findRuntimeFolder(environment, electronPackage())).toBe(
      environment.ELECTRON_OVERRIDE_DIST_PATH,
    );
    expect(findRuntimeFolder(runtime('v45.4.1'), electronPackage())).not.toBeNull();
    expect(findRuntimeFolder(runtime('44.0.0'), electronPackage())).toBeNull();
  });

  test('is looked for where Electron unpacks it, and may be missing', () => {
    const folder = electronPackage();
    expect(findRuntimeFolder({}, folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/version'), '45.4.1');
    expect(findRuntimeFolder({}, folder)).toBe(join(folder, 'dist'));
  });
});

describe('the size report', () => {
  const files = [
    {
      path: 'node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node',
      bytes: 1_000_000,
      unpacked: true,
    },
    { path: 'node_modules/koffi/index.js', bytes: 100, unpacked: false },
    { path: 'out/renderer/index.html', bytes: 1234, unpacked: false },
    { path: 'package.json', bytes: 10, unpacked: false },
  ];

  test('counts the files and bytes of each part, in the archive and beside it', () => {
    const cells = sizeReport(files)
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(cells.filter((row) => row[0] !== 'Part' && !row[0]?.startsWith('-'))).toEqual([
      ['out/renderer', expect.any(String), '1', '1,234', '0'],
      ['koffi', expect.any(String), '2', '100', '1,000,000'],
      ['package.json', expect.any(String), '1', '10', '0'],
      ['all', '', '4', '1,344', '1,000,000'],
    ]);
  });

  test('refuses a file that nobody has a reason for', () => {
    const stray = { path: 'test/secret.ts', bytes: 1, unpacked: false };
    expect(() => sizeReport([...files, stray])).toThrow(/test\/secret\.ts/);
  });
});
