/** What the preload's world says to the main process. */
export type FromWorld =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'preload-error'; readonly error: Error }
  | { readonly kind: 'bounds'; readonly bounds: WorldBounds };

/** What the main process says to the preload's world. */
export type ToWorld =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

export interface WorldBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the scripts of both worlds are told when they start in a document. */
export interface WorldSettings {
  /** Names of events that only the two worlds know. */
  readonly secret: string;
  /** Whether the preload runs in subframes too. */
  readonly inSubFrames: boolean;
}

/** Name of the preload's world. */
export const WORLD = 'stand-in preload';
/** In that world alone: what is called to reach the main process, and what it calls. */
export const BINDING = '__standInSay';
export const RECEIVER = '__standInHear';
