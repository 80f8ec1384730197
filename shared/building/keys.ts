import type { Step } from './walk.ts';

/** What a key asks of the building. */
export type Action =
  | { readonly kind: 'walk'; readonly step: Step }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'open' | 'whole' | 'out' };

/** A key press, as far as it matters here. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

export const ZOOM_STEP = 1.6;

const ARROWS: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const PLAIN: Readonly<Record<string, Action>> = {
  Home: { kind: 'walk', step: 'floor-start' },
  End: { kind: 'walk', step: 'floor-end' },
  PageUp: { kind: 'walk', step: 'far-up' },
  PageDown: { kind: 'walk', step: 'far-down' },
  Enter: { kind: 'open' },
  ' ': { kind: 'open' },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'whole' },
  Escape: { kind: 'out' },
};

/** Every key that means something in the building. */
export const BUILDING_KEYS: readonly string[] = [...Object.keys(ARROWS), ...Object.keys(PLAIN)];

/** What a key means; null for one that is left to others. Ctrl or Shift with an arrow looks for lit doors. */
export function actionOf({ key, ctrlKey, shiftKey, altKey, metaKey }: KeyPress): Action | null {
  if (altKey || metaKey) return null;
  const arrow = ARROWS[key];
  if (arrow) return { kind: 'walk', step: ctrlKey || shiftKey ? `lit-${arrow}` : arrow };
  return ctrlKey ? null : (PLAIN[key] ?? null);
}
