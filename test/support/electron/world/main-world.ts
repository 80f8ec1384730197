import type { WorldSettings } from '../ipc-messages.ts';
import { WorldLink } from './link.ts';

/** Begins in the page's own world: leaves nothing there but what the preload exposes. */
export function startMainWorld({ secret, inSubFrames }: WorldSettings): void {
  if (window !== window.top && !inSubFrames) return;
  new WorldLink({ out: `${secret}-up`, in: `${secret}-down` }, (name, value) => {
    if (name in globalThis) {
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    }
    Object.defineProperty(globalThis, name, { value: deepFrozen(value) });
  });
}

function deepFrozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const item of Object.values(value)) deepFrozen(item);
  return Object.freeze(value);
}
