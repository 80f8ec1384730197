import { cdp } from 'vitest/browser';

/** What the system asks of a page; what is left out is as the browser has it. */
export interface Media {
  readonly scheme?: 'light' | 'dark';
  readonly contrast?: 'more' | 'no-preference';
  readonly motion?: 'reduce' | 'no-preference';
}

/** Lets the browser tell the page that the system asks for `media`. */
export async function emulate({ scheme, contrast, motion }: Media = {}): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme ?? '' },
      { name: 'prefers-contrast', value: contrast ?? '' },
      { name: 'prefers-reduced-motion', value: motion ?? '' },
    ],
  });
}

/** The same for a system that puts its own few colours in the place of all others; `emulate` ends it. */
export async function forceColours(): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
}
