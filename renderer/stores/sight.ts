import type { Sight } from '../../shared/model/sight.ts';

/**
 * Tells how well the user sees this page: now, and whenever that changes.
 * @param isPaused whether the user lets it stand still
 * @returns what ends that
 */
export function followSight(tell: (sight: Sight) => void, isPaused: boolean): () => void {
  const look = (): void => tell(sightNow(isPaused));
  look();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    window.removeEventListener('blur', look);
  };
}

function sightNow(isPaused: boolean): Sight {
  if (document.hidden) return 'hidden';
  if (isPaused) return 'paused';
  return document.hasFocus() ? 'front' : 'visible';
}
