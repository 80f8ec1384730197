import { tick } from 'svelte';
import { vi } from 'vitest';
import { page } from 'vitest/browser';

/**
 * Gives the window a size, in CSS pixels; resolves when the page has it and what watches sizes has been told:
 * a busy machine delays the first, and resize observers run only after the frame's callbacks.
 */
export async function windowSize(width: number, height: number): Promise<void> {
  await page.viewport(width, height);
  await vi.waitFor(() => {
    if (innerWidth !== width || innerHeight !== height) {
      throw new Error(`the window is ${innerWidth} by ${innerHeight}`);
    }
  });
  await frame();
  await frame();
  await tick();
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
