/** A window of the app, as far as it is marked. */
interface Markable<Picture> {
  setOverlayIcon(picture: Picture | null, description: string): void;
}

/** What the desktop has for it. */
export interface BadgeDesk<Picture> {
  readonly platform: NodeJS.Platform;
  /** Not on Windows. */
  setCount(count: number): void;
  windows(): readonly Markable<Picture>[];
  onWindow(listener: (window: Markable<Picture>) => void): void;
  picture(): Picture;
}

export interface Badge {
  /** @param text the same in words, in the user's language */
  set(count: number, text: string): void;
}

/**
 * How much was found, on the app's own symbol: as a number on macOS and on the docks of Linux that can; Windows has
 * a mark for that instead, which says the number to who cannot see it.
 */
export function makeBadge<Picture>(desk: BadgeDesk<Picture>): Badge {
  if (desk.platform !== 'win32') return { set: (count) => desk.setCount(count) };
  let now = { count: 0, text: '' };
  const mark = (window: Markable<Picture>): void => {
    window.setOverlayIcon(now.count > 0 ? desk.picture() : null, now.text);
  };
  // Every window has a mark of its own.
  desk.onWindow(mark);
  return {
    set: (count, text) => {
      now = { count, text };
      for (const window of desk.windows()) mark(window);
    },
  };
}
