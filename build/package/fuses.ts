import { join } from 'node:path';
import {
  type FuseConfig,
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';

/** The systems that there are packages for, by Node's names. */
export type PackagePlatform = 'linux' | 'win32' | 'darwin';

/** Where Electron can check what is in the asar against a sum in the signed program. */
const KNOWS_ASAR_INTEGRITY: readonly PackagePlatform[] = ['win32', 'darwin'];

/**
 * Every switch of the runtime that is burnt into the package. The type asks for each that there is, and
 * flipping fails where the runtime has one more than this: a new one is decided, never inherited.
 */
export function fusesFor(platform: PackagePlatform): Record<FuseV1Options, boolean> {
  return {
    // The signed program is no Node for whoever starts it. Forking Node scripts ends with it.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: KNOWS_ASAR_INTEGRITY.includes(platform),
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The page comes from app:, nothing is loaded from file:.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // How V8 guards WebAssembly's memory: off, it would check each access in code instead. Node's own fetch is
    // the only WebAssembly here; Electron's default.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

export interface FuseTarget {
  readonly platform: PackagePlatform;
  /** The program; on macOS the bundle. */
  readonly program: string;
  /** Whether it is signed anew ad hoc, which programs for Apple's own processors need to start at all. */
  readonly signAdHoc: boolean;
}

/** @throws {Error} where the program has no fuses, or other ones than are decided here */
export async function flip({ platform, program, signAdHoc }: FuseTarget): Promise<void> {
  const config: FuseConfig = {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: signAdHoc,
    ...fusesFor(platform),
  };
  await flipFuses(program, config);
}

/** Reads a program's fuses back, by their names; what is neither on nor off is null. */
export async function readFuses(program: string): Promise<ReadonlyMap<string, boolean | null>> {
  const { version: _version, ...wire } = await getCurrentFuseWire(program);
  return new Map(
    Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null,
    ]),
  );
}

/** The program in a folder that electron-builder packed into. */
export function packedProgram(
  folder: string,
  platform: PackagePlatform,
  names: { readonly product: string; readonly executable: string },
): string {
  if (platform === 'darwin') return join(folder, `${names.product}.app`);
  return join(folder, platform === 'win32' ? `${names.product}.exe` : names.executable);
}
