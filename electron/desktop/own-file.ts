import { realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The AppImage that this process runs from; null where it runs from none. Whatever an AppImage starts inherits the
 * variables of its runtime, so they hold only for a program that lies where that image is mounted.
 */
export function ownAppImage(
  environment: Environment = process.env,
  execPath: string = process.execPath,
): string | null {
  const { APPIMAGE, APPDIR } = environment;
  return APPIMAGE && APPDIR && isBelow(APPDIR, execPath) ? APPIMAGE : null;
}

/**
 * The file that starts this app again, now and later: what an AppImage mounts, and what electron-builder's portable
 * launcher for Windows unpacks, is gone with this process.
 */
export function ownFile(
  environment: Environment = process.env,
  execPath: string = process.execPath,
  platform: string = process.platform,
): string {
  const portable = platform === 'win32' ? environment.PORTABLE_EXECUTABLE_FILE : undefined;
  return ownAppImage(environment, execPath) ?? (portable || execPath);
}

/** The system tells where a program is without the links on the way. */
function isBelow(folder: string, path: string): boolean {
  const way = relative(withoutLinks(folder), withoutLinks(path));
  return way !== '' && way.split('/')[0] !== '..' && !isAbsolute(way);
}

function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
