import { fileURLToPath } from 'node:url';

const FOLDER = new URL('./tray/', import.meta.url);

/** macOS colours pictures of that name as its menu bar is; Linux panels are 22 pixels high. */
const BY_PLATFORM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'trayTemplate.png',
  linux: 'tray-linux.png',
};

/** Path of the tray's picture; those for finer screens lie beside it. */
export function trayPicture(platform: NodeJS.Platform): string {
  return fileURLToPath(new URL(BY_PLATFORM[platform] ?? 'tray.png', FOLDER));
}

/** Path of the mark that Windows lays over the app's symbol in the taskbar. */
export const OVERLAY_PICTURE = fileURLToPath(new URL('overlay.png', FOLDER));
