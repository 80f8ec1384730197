import { EventEmitter } from 'node:events';
import type { Tray } from 'electron/main';
import { app } from './app.ts';
import type { StandInMenu } from './menu.ts';
import { StandInImage } from './native-image.ts';

type Modelled = 'destroy' | 'isDestroyed' | 'setTitle' | 'setToolTip';

/** `Tray` that nobody sees: a test looks at what was set, and clicks in its menu. */
export class StandInTray extends EventEmitter implements Pick<Tray, Modelled> {
  /** Those that are there; the real one has no such list. */
  static readonly all: StandInTray[] = [];
  readonly image: StandInImage;
  menu: StandInMenu | null = null;
  toolTip = '';
  title = '';
  /** How often a menu was set. */
  timesSet = 0;
  #isDestroyed = false;

  constructor(image: StandInImage | string) {
    super();
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready');
    this.image = typeof image === 'string' ? new StandInImage(image) : image;
    if (this.image.isEmpty())
      throw new Error(`Failed to load image from path '${this.image.path}'`);
    StandInTray.all.push(this);
  }

  setContextMenu(menu: StandInMenu | null): void {
    this.menu = menu;
    this.timesSet += 1;
  }

  /** What the user does with the symbol; the real one has no such calls. */
  openMenu(): void {
    this.menu?.emit('menu-will-show');
  }

  /** The panel of a Linux desktop shows the menu itself, and does not say when it is closed. */
  closeMenu(): void {
    if (process.platform !== 'linux') this.menu?.emit('menu-will-close');
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    StandInTray.all.splice(StandInTray.all.indexOf(this), 1);
  }
}
