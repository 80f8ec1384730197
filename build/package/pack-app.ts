import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, DIR_TARGET, Platform } from 'electron-builder';
import { writeThirdPartyLicenses } from '../releasing/licenses.ts';
import { ROOT } from '../root.ts';
import { packageConfig } from './config.ts';
import type { PackagePlatform } from './fuses.ts';
import { type Identity, identityFrom } from './identity.ts';
import { makeSharedFiles, type SharedFile } from './linux/shared-files.ts';
import { makeStandInRuntime } from './stand-in-runtime.ts';

/** Where the runtime comes from. */
export type RuntimeChoice =
  | { readonly kind: 'folder'; readonly folder: string }
  /** What only looks like one; Linux alone. */
  | { readonly kind: 'stand-in' }
  /** electron-builder downloads it. */
  | { readonly kind: 'download' };

export interface PackOptions {
  readonly outDir: string;
  readonly runtime: RuntimeChoice;
  /** Which packages; none: those of this system. `dir` is the unpacked folder. */
  readonly targets?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Packs the bundles as they lie in `out/`.
 * @returns the files that were made; none for an unpacked folder
 */
export async function packApp(options: PackOptions): Promise<readonly string[]> {
  const { outDir, runtime, targets = [], environment = process.env } = options;
  const scratch = mkdtempSync(join(tmpdir(), 'portico-package-'));
  const platform = packagePlatform();
  const identity = identityFrom(environment);
  try {
    const config = packageConfig({
      platform,
      identity,
      outDir,
      runtime: runtimeFolder(runtime, scratch),
      licences: licences(scratch),
      sharedFiles: platform === 'linux' ? sharedFiles(scratch, identity, environment) : [],
    });
    const current = Platform.current();
    return await build({
      projectDir: ROOT,
      config,
      publish: 'never',
      targets: current.createTarget(targets.length > 0 ? [...targets] : null),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The folder that the app lies in unpacked; on macOS beside the bundle. */
export function unpackedFolder(outDir: string): string {
  const { platform, arch } = process;
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return join(outDir, `mac${suffix}`);
  return join(outDir, `${platform === 'win32' ? 'win' : platform}${suffix}-unpacked`);
}

/** @throws {Error} on systems that there are no packages for */
export function packagePlatform(platform = process.platform): PackagePlatform {
  if (platform === 'linux' || platform === 'win32' || platform === 'darwin') return platform;
  throw new Error(`there are no packages for ${platform}`);
}

export { DIR_TARGET };

function runtimeFolder(runtime: RuntimeChoice, scratch: string): string | null {
  if (runtime.kind === 'download') return null;
  if (runtime.kind === 'folder') return runtime.folder;
  const folder = join(scratch, 'runtime');
  makeStandInRuntime(folder);
  return folder;
}

function licences(scratch: string): string {
  const file = join(scratch, 'licences.txt');
  writeThirdPartyLicenses(file);
  return file;
}

function sharedFiles(
  scratch: string,
  identity: Identity,
  environment: NodeJS.ProcessEnv,
): readonly SharedFile[] {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  // The moment that reproducible builds go by, in seconds.
  const { SOURCE_DATE_EPOCH } = environment;
  const at = SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date();
  const date = at.toISOString().slice(0, 'yyyy-mm-dd'.length);
  return makeSharedFiles(join(scratch, 'share'), identity, { version, date });
}
