/** Below this width of the window, or that of the picture, every floor is folded into four rows. */
const FOLD_WINDOW = 900;
const FOLD_PICTURE = 640;

/**
 * Calls back with the size of an element in CSS pixels, and how many pixels of the screen each is, whenever
 * one of them changes. @returns what ends that
 */
export function observeSize(
  element: HTMLElement,
  callback: (width: number, height: number, ratio: number, isFolded: boolean) => void,
): () => void {
  const tell = (): void => {
    const { clientWidth, clientHeight } = element;
    const isFolded = innerWidth < FOLD_WINDOW || clientWidth < FOLD_PICTURE;
    callback(clientWidth, clientHeight, devicePixelRatio, isFolded);
  };
  const observer = new ResizeObserver(tell);
  observer.observe(element);
  let ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const onRatio = (): void => {
    ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    ratio.addEventListener('change', onRatio, { once: true });
    tell();
  };
  ratio.addEventListener('change', onRatio, { once: true });
  return () => {
    observer.disconnect();
    ratio.removeEventListener('change', onRatio);
  };
}

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the user asked for as little motion as can be. */
export function wantsStillness(): boolean {
  return stillness.matches;
}
