import { EventEmitter } from 'node:events';
import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron/main';

type ItemModelled =
  | 'accelerator'
  | 'checked'
  | 'enabled'
  | 'id'
  | 'label'
  | 'registerAccelerator'
  | 'role'
  | 'type'
  | 'visible';
type MenuModelled = 'closePopup' | 'popup';

/** What a role does when its item is clicked; those that are left out do nothing here. */
export type Roles = Partial<Record<NonNullable<MenuItem['role']>, () => void>>;

/** An item of a menu; `click()` is what the user does. */
export class StandInMenuItem implements Pick<MenuItem, ItemModelled> {
  /** Filled in by the module, which knows the app. */
  static roles: Roles = {};
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly role?: NonNullable<MenuItem['role']>;
  readonly type: MenuItem['type'];
  readonly submenu?: StandInMenu;
  id: string;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    const { accelerator, checked, click, enabled, id, label, role, submenu, type, visible } =
      options;
    if (!label && !role && type !== 'separator') {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role');
    }
    if (type === 'submenu' && !submenu) throw new Error('Invalid submenu');
    this.accelerator = accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    // The item lists fewer roles than can be asked for.
    if (role) this.role = role as NonNullable<MenuItem['role']>;
    this.type = type ?? (submenu ? 'submenu' : 'normal');
    this.id = id ?? '';
    this.label = label ?? role ?? '';
    this.enabled = enabled ?? true;
    this.visible = visible ?? true;
    this.checked = checked ?? false;
    this.#click = click;
    if (submenu) this.submenu = menuOf(submenu);
  }

  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role) StandInMenuItem.roles[this.role]?.();
    else this.#click?.(this as unknown as MenuItem, undefined, {} as never);
  }
}

/** `Menu`: nobody sees it; a test looks through its items and clicks them. */
export class StandInMenu extends EventEmitter implements Pick<Menu, MenuModelled> {
  static #application: StandInMenu | null = null;
  readonly items: StandInMenuItem[] = [];

  static buildFromTemplate(
    template: readonly (MenuItemConstructorOptions | StandInMenuItem)[],
  ): StandInMenu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    const menu = new StandInMenu();
    for (const item of template) {
      menu.append(item instanceof StandInMenuItem ? item : new StandInMenuItem(item));
    }
    return menu;
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.#application = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.#application;
  }

  append(item: StandInMenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: StandInMenuItem): void {
    this.items.splice(position, 0, item);
  }

  /** Looks below submenus, too, as the real one does. */
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  /** In a window. */
  popup(): void {
    this.emit('menu-will-show');
  }

  closePopup(): void {
    this.emit('menu-will-close');
  }
}

function menuOf(submenu: NonNullable<MenuItemConstructorOptions['submenu']>): StandInMenu {
  if (Array.isArray(submenu)) return StandInMenu.buildFromTemplate(submenu);
  return submenu as unknown as StandInMenu;
}
