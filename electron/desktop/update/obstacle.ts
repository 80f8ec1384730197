import type { UpdateObstacle } from '../../../shared/update/update.ts';
import { ownAppImage } from '../own-file.ts';

/** How this Portico came to be running. */
export interface RunsAs {
  readonly platform: string;
  /** Whether it is a package and not the sources. */
  readonly isPackaged: boolean;
  /** Whether the package says where newer versions are to be had. */
  readonly hasFeedFile: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The file that runs. */
  readonly execPath: string;
}

/**
 * Why this one cannot bring itself up to date, as far as that can be told without asking anybody; null where
 * nothing speaks against it. The variables are set by the runtime of the AppImage and by electron-builder's
 * portable launcher.
 */
export function obstacleOf(runs: RunsAs): UpdateObstacle | null {
  const { platform, isPackaged, hasFeedFile, environment, execPath } = runs;
  if (!isPackaged) return 'development';
  if (platform === 'linux' && !ownAppImage(environment, execPath)) return 'package';
  if (platform === 'win32' && environment.PORTABLE_EXECUTABLE_FILE) return 'portable';
  return hasFeedFile ? null : 'no-feed';
}
