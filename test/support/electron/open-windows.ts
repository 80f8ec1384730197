/** A window as the app needs to know it. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** All windows that are open, and what happens when the last one is gone. */
class OpenWindows extends Set<OpenWindow> {
  onLastGone: () => void = () => {};
  /** A window refused to close. */
  onKept: () => void = () => {};

  gone(window: OpenWindow): void {
    if (this.delete(window) && this.size === 0) this.onLastGone();
  }
}

export const openWindows = new OpenWindows();
