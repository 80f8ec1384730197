import type { Place } from '../stores/places.ts';

/**
 * Keys that are pressed one after the other, as `KeyboardEvent.key` names them; `mod` is Ctrl, on a Mac
 * the command key.
 */
export type Keys = readonly string[];

/** After the key g a view is opened by one more key. */
export const PLACE_KEYS: Readonly<Record<Place, Keys>> = {
  building: ['g', 'b'],
  'well-known': ['g', 'w'],
  registered: ['g', 'r'],
  ephemeral: ['g', 'e'],
  processes: ['g', 'p'],
  connections: ['g', 'c'],
  findings: ['g', 'f'],
  history: ['g', 'h'],
  registry: ['g', 'i'],
  learn: ['g', 'l'],
  settings: ['g', 's'],
};

/** How long the second key of two may take, in milliseconds. */
const SEQUENCE_MS = 1500;

/** Finds which shortcut the keys of the page have just completed. */
export class KeySequence {
  #first: { readonly key: string; readonly at: number } | null = null;

  /**
   * @param at when the key was pressed, in milliseconds of any clock
   * @returns the id of the shortcut, or null
   */
  press(
    event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
    at: number,
    shortcuts: ReadonlyMap<string, Keys>,
  ): string | null {
    const first =
      this.#first !== null && at - this.#first.at <= SEQUENCE_MS ? this.#first.key : null;
    this.#first = null;
    const key = written(event);
    if (key === null) return null;
    const found =
      (first !== null && idOf([first, key], shortcuts)) || idOf([key], shortcuts) || null;
    const isBeginning = [...shortcuts.values()].some((keys) => keys.length > 1 && keys[0] === key);
    if (found === null && isBeginning) this.#first = { key, at };
    return found;
  }
}

function written({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string | null {
  if (altKey) return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${letter}` : letter;
}

function idOf(keys: Keys, shortcuts: ReadonlyMap<string, Keys>): string | null {
  for (const [id, wanted] of shortcuts) {
    if (wanted.length === keys.length && wanted.every((key, index) => key === keys[index]))
      return id;
  }
  return null;
}

/** Whether what is typed here belongs to the element itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** The keys of a command as they are shown: `Ctrl K`, `⌘ K`, `g b`. */
export function keysText(keys: Keys, isMac: boolean): string {
  return keys.map((key) => keyText(key, isMac, {})).join(' ');
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/**
 * One key, with those held down before it.
 * @param names what keys are called that have no sign
 */
export function keyText(
  key: string,
  isMac: boolean,
  names: Readonly<Record<string, string>>,
): string {
  const [, held = '', last = key] = key.match(/^((?:(?:mod|shift|alt)\+)*)(.+)$/s) ?? [];
  const before = held
    .split('+')
    .filter(Boolean)
    .map((name) => (isMac ? MAC[name] : OTHER[name]) ?? name);
  // A letter alone is pressed as it stands; behind others it is written as on the key.
  const letter = before.length > 0 && last.length === 1 ? last.toUpperCase() : last;
  return [...before, names[last] ?? ARROWS[last] ?? letter].join(' ');
}

const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const OTHER: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
