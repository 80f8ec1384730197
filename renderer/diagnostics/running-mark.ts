const KEY = 'portico-running';

/** What is needed of the page: its events, and how it came to be loaded. */
export interface MarkedPage {
  readonly storage: Storage;
  readonly events: Pick<EventTarget, 'addEventListener'>;
  /** By Navigation Timing: `reload` where it was loaded again. */
  readonly navigation: string | undefined;
  /** The browser put the page away to save memory. */
  readonly wasDiscarded: boolean;
}

/**
 * Notes in the tab that a page runs in it, until that page is left. A tab that was copied has the note of the
 * other one, but is not loaded again.
 * @returns whether the page before this one ended without being left: it crashed
 */
export function markRunning({ storage, events, navigation, wasDiscarded }: MarkedPage): boolean {
  const isLeftOver = read(storage);
  const mark = (): void => write(storage);
  mark();
  events.addEventListener('pageshow', mark);
  events.addEventListener('pagehide', () => storage.removeItem(KEY));
  return isLeftOver && navigation === 'reload' && !wasDiscarded;
}

/** This page, as {@link markRunning} has to know it. */
export function thisPage(): MarkedPage {
  const [entry] = performance.getEntriesByType('navigation');
  return {
    storage: sessionStorage,
    events: window,
    navigation: entry instanceof PerformanceNavigationTiming ? entry.type : undefined,
    wasDiscarded: 'wasDiscarded' in document && document.wasDiscarded === true,
  };
}

function read(storage: Storage): boolean {
  return storage.getItem(KEY) !== null;
}

/** A browser may refuse to keep anything: then a crash is not noticed. */
function write(storage: Storage): void {
  try {
    storage.setItem(KEY, '1');
  } catch {}
}
