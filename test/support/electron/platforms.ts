type Platform = 'darwin' | 'linux' | 'win32';

/** Of what the stand-in has, what Electron has on some platforms only; by the tags in electron.d.ts. */
export const PLATFORM_ONLY: Readonly<
  Record<string, Readonly<Record<string, readonly Platform[]>>>
> = {
  App: {
    badgeCount: ['linux', 'darwin'],
    getBadgeCount: ['darwin'],
    getLoginItemSettings: ['darwin', 'win32'],
    setAppUserModelId: ['win32'],
    setBadgeCount: ['linux', 'darwin'],
    setLoginItemSettings: ['darwin', 'win32'],
  },
  BrowserWindow: { removeMenu: ['linux', 'win32'], setOverlayIcon: ['win32'] },
  NativeTheme: { inForcedColorsMode: ['win32'] },
  Tray: { setTitle: ['darwin'] },
};

/**
 * Takes from an object of the stand-in, or the prototype of its objects, the methods that Electron lacks on a
 * platform: calling one throws as calling what is not there does.
 */
export function takeOthers(owner: string, holder: object, platform: string): void {
  for (const [name, platforms] of Object.entries(PLATFORM_ONLY[owner] ?? {})) {
    const isThere = platforms.some((other) => other === platform);
    if (isThere || typeof Object.getOwnPropertyDescriptor(holder, name)?.value !== 'function')
      continue;
    const refuse = (): never => {
      throw new TypeError(`${owner}.${name} is not a function on ${platform}`);
    };
    Object.defineProperty(holder, name, { value: refuse });
  }
}
