import { expect, vi } from 'vitest';

const LIMIT_MS = 20_000;

/** For files whose tests wait for real processes: a machine under load takes its time to start one. */
export function allowTime(): void {
  vi.setConfig({ testTimeout: LIMIT_MS * 2, hookTimeout: LIMIT_MS });
}

/** `expect.poll` for what real processes bring about. */
export function eventually<T>(look: () => T) {
  return expect.poll(look, { timeout: LIMIT_MS, interval: 20 });
}
