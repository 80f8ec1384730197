import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { ROOT } from '../root.ts';
import { contentsFor, UNPACKED } from './contents.ts';
import type { PackagePlatform } from './fuses.ts';
import { afterPack } from './hooks.ts';
import type { Identity } from './identity.ts';
import { desktopEntry } from './linux/desktop-entry.ts';
import type { SharedFile } from './linux/shared-files.ts';
import { EXECUTABLE, PRODUCT, SCHEME } from './names.ts';

export interface PackageOptions {
  readonly platform: PackagePlatform;
  readonly identity: Identity;
  /** Where packages and unpacked folders are put. */
  readonly outDir: string;
  /** An unpacked Electron distribution; null: electron-builder downloads it. */
  readonly runtime: string | null;
  /** What Linux packages bring for the system, below `usr/share`. */
  readonly sharedFiles: readonly SharedFile[];
  /** The licences of what others made. */
  readonly licences: string;
}

/** How electron-builder makes the packages of a system. */
export function packageConfig(options: PackageOptions): Configuration {
  const { platform, identity, outDir, runtime, licences } = options;
  return {
    appId: identity.id,
    productName: PRODUCT,
    copyright: 'Copyright © 2026 The Portico contributors',
    directories: { output: outDir, buildResources: join(ROOT, 'build/icons') },
    ...(runtime !== null && { electronDist: runtime }),
    extraMetadata: {
      homepage: identity.homepage,
      author: { name: identity.maintainer, email: identity.email },
      desktopName: `${EXECUTABLE}.desktop`,
      // For the app to say who it is (electron/desktop/notices/app-id.ts).
      appId: identity.id,
    },
    files: contentsFor(platform),
    asar: { smartUnpack: false },
    asarUnpack: UNPACKED,
    // koffi brings its binaries ready-made.
    npmRebuild: false,
    nodeGypRebuild: false,
    electronLanguages: ['en-US', 'ja'],
    artifactName: `${EXECUTABLE}-\${version}-\${os}-\${arch}.\${ext}`,
    protocols: [{ name: PRODUCT, schemes: [SCHEME] }],
    toolsets: { appimage: '1.0.3' },
    // For electron-updater to find; nothing is published from here.
    publish: identity.updateFeed && { provider: 'generic', url: identity.updateFeed },
    afterPack,
    extraResources: [
      { from: licences, to: 'THIRD-PARTY-LICENSES.txt' },
      ...(platform === 'win32' ? [] : [CLI_LAUNCHER]),
    ],
    ...systemConfig(options),
  };
}

function systemConfig(options: PackageOptions): Configuration {
  if (options.platform === 'linux') return linuxConfig(options);
  return options.platform === 'darwin' ? macConfig() : windowsConfig();
}

function linuxConfig({ identity, sharedFiles }: PackageOptions): Configuration {
  const maintainer = `${identity.maintainer} <${identity.email}>`;
  const fpmFor = (format: 'deb' | 'rpm'): string[] => [
    ...sharedFiles
      .filter(({ madeByBuilder, onlyIn = format }) => !madeByBuilder && onlyIn === format)
      .map(({ source, path }) => `${source}=/usr/share/${path}`),
    // What formats that are not installed have beside the program.
    '--exclude',
    `opt/${PRODUCT}/usr`,
  ];
  return {
    linux: {
      target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
      executableName: EXECUTABLE,
      icon: 'build/icons/png',
      syncDesktopName: true,
      ...desktopEntry,
      maintainer,
      vendor: identity.maintainer,
      // For the formats that are not installed; those that are get them in the system's own folders.
      extraFiles: sharedFiles.map(({ source, path }) => ({
        from: source,
        to: `usr/share/${path}`,
      })),
    },
    // An empty list: the older default is to switch Chromium's sandbox off.
    appImage: { executableArgs: [] },
    deb: {
      ...INSTALLED,
      fpm: fpmFor('deb'),
      packageCategory: 'net',
      priority: 'optional',
      recommends: ['libayatana-appindicator3-1 | libappindicator3-1'],
    },
    rpm: { ...INSTALLED, fpm: fpmFor('rpm') },
  };
}

/** `portico` in a terminal; on Windows there is no console to be had for the app's own program. */
const CLI_LAUNCHER = { from: 'build/package/cli/portico', to: 'cli/portico' };

/** What installing and removing do beside copying files. */
const INSTALLED = {
  afterInstall: 'build/package/linux/after-install.sh',
  afterRemove: 'build/package/linux/after-remove.sh',
};

function windowsConfig(): Configuration {
  return {
    win: { target: ['nsis', 'portable'], icon: 'build/icons/icon.ico' },
    nsis: {
      oneClick: false,
      // For one user, without rights of an administrator, unless all users are asked for.
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['en_US', 'ja_JP'],
      deleteAppDataOnUninstall: false,
    },
    portable: { artifactName: `${EXECUTABLE}-\${version}-\${os}-\${arch}-portable.\${ext}` },
  };
}

function macConfig(): Configuration {
  const target = ['dmg', 'zip'].map((name) => ({ target: name, arch: ['universal' as const] }));
  return {
    mac: {
      target,
      icon: 'build/icons/icon.icns',
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/package/macos/entitlements.plist',
      entitlementsInherit: 'build/package/macos/entitlements.plist',
      extendInfo: { CFBundleLocalizations: ['en', 'ja'] },
    },
  };
}
