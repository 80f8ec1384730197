import { resolve } from 'node:path';
import { type AppRole, CHILD_SWITCH, type ProgramStart } from '../monitor/host/own-programs.ts';

/** What a start of the app's executable asks for. */
export type Role =
  | AppRole
  | { readonly program: 'app' }
  | { readonly program: 'unknown'; readonly name: string };

/** What follows is for `portico` in the terminal. */
const CLI_SWITCH = '--cli';
/**
 * Chromium's, for starts that show no page: nothing is put into its sandbox, and no processes are kept ready for it.
 * Without them it refuses to run for root, and where neither user namespaces nor its helper are to be had.
 */
const WITHOUT_PAGE: readonly string[] = ['--no-sandbox', '--no-zygote'];

/**
 * Where neither switch stands first the app is asked for, whatever follows: a link or a file that is opened with it
 * never changes what it is.
 * @param argv of the process. @param isDevelopment whether the app's folder stands in it (`electron .`)
 */
export function roleOf(argv: readonly string[], isDevelopment: boolean): Role {
  const given = argv.slice(isDevelopment ? 2 : 1);
  const at = given.findIndex((argument) => !WITHOUT_PAGE.includes(argument));
  const first = given[at] ?? '';
  if (first === CLI_SWITCH) return { program: 'cli', args: given.slice(at + 1) };
  if (!first.startsWith(CHILD_SWITCH)) return { program: 'app' };
  const name = first.slice(CHILD_SWITCH.length);
  if (name === 'monitor' || name === 'systeminformation') return { program: name };
  return { program: 'unknown', name };
}

/** How this very app is started without a page, up to the switch that says as what. */
export function startWithoutPage(
  argv: readonly string[] = process.argv,
  isDevelopment: boolean = process.defaultApp,
  platform: string = process.platform,
): ProgramStart {
  const app = isDevelopment ? [resolve(argv[1] ?? '.')] : [];
  const switches = platform === 'linux' ? WITHOUT_PAGE : [];
  return { file: process.execPath, args: [...app, ...switches] };
}
