import { type AfterPackContext, Arch } from 'electron-builder';
import { flip, type PackagePlatform, packedProgram } from './fuses.ts';
import { EXECUTABLE } from './names.ts';

const SYSTEMS: readonly string[] = ['linux', 'win32', 'darwin'] satisfies PackagePlatform[];
const FOR_APPLE_PROCESSORS: readonly Arch[] = [Arch.arm64, Arch.universal];

/**
 * Burns the fuses in, after everything is in place and before it is signed. electron-builder's own list of them lacks
 * the newest, and does not insist on any.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, arch, electronPlatformName: platform, packager } = context;
  // The two halves of a universal program are joined first.
  if (appOutDir.endsWith('-temp')) return;
  if (!isSystem(platform)) throw new Error(`there are no packages for ${platform}`);
  await flip({
    platform,
    program: packedProgram(appOutDir, platform, {
      product: packager.appInfo.productFilename,
      executable: EXECUTABLE,
    }),
    signAdHoc: platform === 'darwin' && FOR_APPLE_PROCESSORS.includes(arch),
  });
}

function isSystem(name: string): name is PackagePlatform {
  return SYSTEMS.includes(name);
}
