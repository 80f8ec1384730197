import { app, Menu, Tray } from 'electron/main';
import { messagesIn } from '../../../shared/messages/language.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Sight } from '../../../shared/model/sight.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import type { Supervisor } from '../../monitor/host/supervisor.ts';
import type { Door } from '../door.ts';
import type { Show } from '../menu/app-menu-items.ts';
import { ownLanguage } from '../own-language.ts';
import { trayTemplate } from './tray-menu.ts';
import { trayPicture } from './tray-pictures.ts';
import { tooltipText } from './tray-text.ts';

export interface TrayOptions {
  readonly supervisor: Supervisor;
  readonly door: Door;
  /** The settings as they are before the monitor tells of them. */
  readonly kept: Settings;
  readonly show: Show;
  readonly open: () => void;
}

/**
 * Portico in the tray or the menu bar: its menu follows what the monitor tells, the language and the page. Where the
 * user wants none, or the system lets none be made, there is none and nothing is asked for it.
 */
export class TrayItem {
  readonly #options: TrayOptions;
  #settings: Settings;
  #tray: Tray | null = null;
  #summary: Summary | null = null;
  /**
   * A menu that is open is left as it is: another one would close it before one's eyes. Never so on Linux, where the
   * panel shows the menu, takes a new one while it is open, and tells nobody when it is closed.
   */
  #isMenuOpen = false;
  #lastText = '';
  /** Whether the page's list stands still; null where there is no page. */
  #isPaused: boolean | null = null;
  #tellRemoved: () => void = () => {};

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#settings = options.kept;
    this.#obey();
    options.door.watchSight((sight) => this.#see(sight));
    options.supervisor.watchSettings((settings) => {
      this.#settings = settings;
      this.#obey();
    });
  }

  get isThere(): boolean {
    return this.#tray !== null;
  }

  /** Whether something is expected, so that somebody waits for findings; false until it is known. */
  get hasBaseline(): boolean {
    return (this.#summary?.findings ?? null) !== null;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Tells when the symbol goes because the user wants none any more. */
  watchRemoved(listener: () => void): void {
    this.#tellRemoved = listener;
  }

  /** A page that is hidden does not say whether it stands still: then that is as it was. */
  #see(sight: Sight | null): void {
    if (sight === null) this.#isPaused = null;
    else if (sight === 'hidden') this.#isPaused ??= false;
    else this.#isPaused = sight === 'paused';
    this.#draw();
  }

  #obey(): void {
    const isWanted = this.#settings.desktop.keepInTray !== 'never';
    if (isWanted !== this.isThere) {
      if (isWanted) this.#make();
      else this.#remove();
    }
    this.#draw();
  }

  #make(): void {
    try {
      this.#tray = new Tray(trayPicture(process.platform));
    } catch (error) {
      process.stderr.write(`Portico has no place in the tray: ${error}\n`);
      return;
    }
    this.#lastText = '';
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', () => this.#options.open());
    this.#options.supervisor.watchSummary((summary) => {
      this.#summary = summary;
      this.#draw();
    });
  }

  #remove(): void {
    this.#options.supervisor.watchSummary(null);
    this.#tray?.destroy();
    this.#tray = null;
    this.#summary = null;
    this.#isMenuOpen = false;
    this.#tellRemoved();
  }

  #draw(): void {
    const tray = this.#tray;
    if (!tray || this.#isMenuOpen) return;
    const { show, open } = this.#options;
    const isPaused = this.#isPaused;
    const summary = this.#summary;
    const messages = messagesIn(ownLanguage(this.#settings));
    const text = JSON.stringify([messages.locale, summary, isPaused]);
    if (text === this.#lastText) return;
    this.#lastText = text;
    const quit = (): void => app.quit();
    const template = trayTemplate({ summary, messages, isPaused, show, open, quit });
    const menu = Menu.buildFromTemplate(template);
    if (process.platform !== 'linux') this.#leaveOpen(menu);
    // Linux shows changes of a menu only when it is set anew.
    tray.setContextMenu(menu);
    tray.setToolTip(tooltipText(summary, messages));
    const findings = summary?.findings ?? 0;
    if (process.platform === 'darwin') tray.setTitle(findings > 0 ? `${findings}` : '');
  }

  #leaveOpen(menu: Menu): void {
    menu.on('menu-will-show', () => {
      this.#isMenuOpen = true;
    });
    menu.on('menu-will-close', () => {
      this.#isMenuOpen = false;
      // Whatever was clicked in it comes first.
      setImmediate(() => this.#draw());
    });
  }
}
