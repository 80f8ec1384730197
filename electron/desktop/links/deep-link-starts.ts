import { resolve } from 'node:path';
import { app } from 'electron/main';
import type { Shown } from '../../../shared/api/show.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { ownFile } from '../own-file.ts';
import { LINK_SCHEME, linkIn, shownBy } from './deep-link.ts';

/** The switch of a start that shows no window: the one at login. */
export const HIDDEN_SWITCH = '--hidden';

/** What the user wants who starts the app, or opens a link: the window, and in it that. */
type Open = (shown: Shown | null) => void;

/** Starts of the app as they are heard; what comes before there is a window waits for it. */
export interface Starts {
  /** Whether this very start is to show no window. To be asked after `ready`. */
  readonly isHidden: boolean;
  answer(open: Open): void;
}

/**
 * Hears of links and of later starts, from the first line of the program on: on macOS a link may come before
 * `ready`; elsewhere it is an argument of this start, or of one that found this instance running.
 */
export function hearStarts(argv: readonly string[] = process.argv): Starts {
  const waiting: (Shown | null)[] = [];
  let open: Open = (shown) => void waiting.push(shown);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(meantBy(link));
  });
  app.on('second-instance', (_event, given) => {
    const link = linkIn(given);
    if (link !== null) open(meantBy(link));
    else if (!given.includes(HIDDEN_SWITCH)) open(null);
  });
  const link = linkIn(argv);
  const shown = link === null ? null : meantBy(link);
  if (shown) open(shown);
  return {
    get isHidden() {
      return link === null && (argv.includes(HIDDEN_SWITCH) || wasOpenedAtLogin());
    },
    answer: (answer) => {
      open = answer;
      for (const asked of waiting.splice(0)) answer(asked);
    },
  };
}

/**
 * Makes links open this program. On Linux the desktop entry of the package says so, and in development Windows
 * has to be told where the app is; macOS goes by the package alone.
 */
export function registerLinks(): void {
  if (process.platform === 'linux') return;
  // Behind `--` nothing is a switch, whatever the link says.
  const args = [...(app.isPackaged ? [] : [resolve(app.getAppPath())]), '--'];
  if (process.platform === 'darwin') app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, ownFile(), args);
}

/** The arguments of this start without what it alone was for: to show no window, or to open a link. */
export function argumentsAgain(argv: readonly string[] = process.argv): string[] {
  return argv.slice(1).filter((given) => given !== HIDDEN_SWITCH && linkIn([given]) === null);
}

/** A login item of macOS takes no arguments. */
function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

function meantBy(link: string): Shown | null {
  const shown = shownBy(link);
  if (!shown) {
    const told = visibleText(link.slice(0, 100));
    process.stderr.write(`Portico opens no such link: ${told}\n`);
  }
  return shown;
}
