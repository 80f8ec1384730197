import { EventEmitter } from 'node:events';
import type { AboutPanelOptionsOptions, App } from 'electron/main';

type Modelled =
  | 'getAppPath'
  | 'getLoginItemSettings'
  | 'isPackaged'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setLoginItemSettings'
  | 'showAboutPanel';

/** What `app` arranges with the system: kept here for a test to look at, and told to no system. */
export class StandInDesk extends EventEmitter implements Pick<App, Modelled> {
  readonly isPackaged: boolean = false;
  /** How often the about panel was shown, and what is in it. */
  readonly aboutPanel = { shown: 0, options: {} as AboutPanelOptionsOptions };
  /** Schemes whose links open this program, each with what the program is started with. */
  readonly protocols = new Map<string, readonly string[]>();
  appUserModelId = '';
  #opensAtLogin = false;

  /** The folder or the file that Electron was started with. */
  getAppPath(): string {
    return process.argv[1] ?? '';
  }

  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    this.aboutPanel.options = options;
  }

  setAppUserModelId(id: string): void {
    this.appUserModelId = id;
  }

  showAboutPanel(): void {
    this.aboutPanel.shown += 1;
  }

  setAsDefaultProtocolClient(
    protocol: string,
    path = process.execPath,
    args: string[] = [],
  ): boolean {
    this.protocols.set(protocol, [path, ...args]);
    return true;
  }

  setLoginItemSettings({ openAtLogin = false }: { openAtLogin?: boolean }): void {
    this.#opensAtLogin = openAtLogin;
  }

  getLoginItemSettings(): ReturnType<App['getLoginItemSettings']> {
    const openAtLogin = this.#opensAtLogin;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }
}
