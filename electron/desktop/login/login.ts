import { app } from 'electron/main';
import type { CommandHandlers } from '../../../shared/api/commands.ts';
import { CommandError } from '../../../shared/api/dispatch.ts';
import type { LoginCommandName, LoginStart } from '../../../shared/api/login-commands.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { HIDDEN_SWITCH } from '../links/deep-link-starts.ts';
import { ownFile } from '../own-file.ts';
import { Autostart } from './login-autostart.ts';

const NOT_INSTALLED: LoginStart = { state: 'unavailable', why: 'not-installed' };

/** How a system lets the user start programs at login. */
interface LoginItem {
  read(): Promise<LoginStart>;
  /** @throws where the system does not let it be changed */
  set(on: boolean): Promise<void>;
}

/** What the desktop answers when it is asked about its start at login. */
export function loginHandlers(): Pick<CommandHandlers, LoginCommandName> {
  const item = loginItem();
  return {
    readLoginStart: async () => (item ? item.read() : NOT_INSTALLED),
    changeLoginStart: async ({ on }) => {
      if (!item) return NOT_INSTALLED;
      await item.set(on).catch((error: unknown) => {
        throw new CommandError('failed', 'the start at login was not changed', String(error));
      });
      return item.read();
    },
  };
}

/** Null where the system would start the bare runtime, which needs to be told what to run. */
function loginItem(): LoginItem | null {
  if (process.platform === 'linux') return autostartItem();
  return app.isPackaged ? systemItem() : null;
}

function autostartItem(): LoginItem {
  const autostart = new Autostart({
    name: 'Portico',
    comments: {
      '': messagesIn('en').menu.login.comment,
      ja: messagesIn('ja').menu.login.comment,
    },
    command: [ownFile(), ...(app.isPackaged ? [] : [app.getAppPath()]), HIDDEN_SWITCH],
  });
  if (app.isPackaged) {
    autostart.followProgram().catch((error: unknown) => {
      process.stderr.write(`Portico cannot look after its start at login: ${error}\n`);
    });
  }
  return {
    read: async () => ({ state: 'known', on: await autostart.isOn(), waits: false }),
    set: (on) => autostart.set(on),
  };
}

/** macOS and Windows; only the latter takes a program and arguments. */
function systemItem(): LoginItem {
  const given = process.platform === 'win32' ? { path: ownFile(), args: [HIDDEN_SWITCH] } : {};
  return {
    read: async () => {
      const { openAtLogin, status, executableWillLaunchAtLogin } = app.getLoginItemSettings(given);
      if (process.platform === 'darwin') {
        const waits = status === 'requires-approval';
        return { state: 'known', on: openAtLogin || waits, waits };
      }
      return {
        state: 'known',
        on: openAtLogin,
        waits: openAtLogin && !executableWillLaunchAtLogin,
      };
    },
    set: async (on) => app.setLoginItemSettings({ openAtLogin: on, ...given }),
  };
}
