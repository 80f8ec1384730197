import type { Keys } from './shortcuts.ts';

/** Something that can be done from everywhere: by a key, from the palette, or both. */
export interface Command {
  readonly id: string;
  readonly group: 'go' | 'act';
  readonly label: string;
  readonly keys: Keys | null;
  readonly run: () => void;
}
