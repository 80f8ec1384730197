/// <reference types="vite/client" />
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-jp/600.css';

/** Has Latin and Japanese, and looks the same on every machine. Only tests have it. */
export const FAMILY = 'Noto Sans JP';

const SOURCES = import.meta.glob<string>('../../../shared/messages/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * Lets the page be written in {@link FAMILY} alone, with every letter that its texts have: a canvas does
 * not draw anew when a font comes later.
 */
export async function writeInTestFont(): Promise<void> {
  const { style } = document.documentElement;
  style.setProperty('--font', `"${FAMILY}"`);
  style.setProperty('--font-mono', `"${FAMILY}"`);
  const letters = [...new Set(Object.values(SOURCES).join(''))].join('');
  await Promise.all([400, 600].map((weight) => document.fonts.load(font(weight), letters)));
}

export function writeInOwnFont(): void {
  document.documentElement.style.removeProperty('--font');
  document.documentElement.style.removeProperty('--font-mono');
}

/** The pixels of one letter in a font. */
export function drawn(letter: string, family: string): string {
  const pen = new OffscreenCanvas(48, 48).getContext('2d');
  if (!pen) throw new Error('there is no canvas');
  pen.font = `32px ${family}`;
  pen.fillText(letter, 4, 36);
  return pen.getImageData(0, 0, 48, 48).data.join();
}

function font(weight: number): string {
  return `${weight} 14px "${FAMILY}"`;
}
