import { toolOutput } from '../../monitor/system/run-tool.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const PROPERTY = 'IsStatusNotifierHostRegistered';
const GET = 'org.freedesktop.DBus.Properties.Get';

/** Tools that ask the session's bus, of which every desktop has one. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['busctl', ['--user', 'get-property', NAME, PATH, NAME, PROPERTY]],
  ['gdbus', ['call', '--session', '-d', NAME, '-o', PATH, '-m', GET, NAME, PROPERTY]],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      `--dest=${NAME}`,
      PATH,
      GET,
      `string:${NAME}`,
      `string:${PROPERTY}`,
    ],
  ],
];

/**
 * Whether somebody shows what is put into the tray. Windows and macOS always have such a place; on Linux it is told
 * by the StatusNotifierWatcher of freedesktop.org's StatusNotifierItem, and Electron itself does not say. What
 * cannot be asked is taken for no: a program in a tray that nobody shows could not be found again.
 */
export async function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [tool, args] of QUESTIONS) {
    try {
      return /\btrue\b/.test(await toolOutput(tool, args));
    } catch {
      // There is no such tool, or no bus, or nobody answers: the next one may know.
    }
  }
  return false;
}
