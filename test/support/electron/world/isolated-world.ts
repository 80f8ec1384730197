import type { ContextBridge } from 'electron/renderer';
import { codecWith, type Devalue } from '../codec.ts';
import { BINDING, RECEIVER, type WorldSettings } from '../ipc-messages.ts';
import { StandInIpcRenderer } from './ipc-renderer.ts';
import { WorldLink } from './link.ts';

/** A preload script, wrapped as CommonJS. */
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

/** Begins in the preload's own world and runs the preload there, as a sandboxed page's is run. */
export function startIsolatedWorld(
  devalue: Devalue,
  { secret, inSubFrames }: WorldSettings,
  preload: Preload,
): void {
  const isMainFrame = window === window.top;
  if (!isMainFrame && !inSubFrames) return;
  const ipcRenderer = new StandInIpcRenderer(codecWith(devalue), takeBinding());
  Object.defineProperty(globalThis, RECEIVER, { value: ipcRenderer.hear });
  const link = new WorldLink({ out: `${secret}-down`, in: `${secret}-up` }, () => {
    throw new Error('a page exposes nothing to the preload');
  });
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (name, api) => link.expose(name, api),
  };
  if (isMainFrame) watchBounds(ipcRenderer);
  const electron = { contextBridge, ipcRenderer };
  const module = { exports: {} };
  try {
    preload((name) => requireFrom(name, electron), module, module.exports);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    ipcRenderer.say({ kind: 'preload-error', error });
  }
}

function requireFrom(name: string, electron: object): unknown {
  if (name === 'electron' || name === 'electron/renderer') return electron;
  throw new Error(`module not found: ${name}`);
}

function takeBinding(): (text: string) => void {
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const binding = world[BINDING];
  delete world[BINDING];
  if (!binding) throw new Error('the main process cannot be reached from this world');
  return binding;
}

/** The user sizes the window in the browser; the main process has to hear of it. */
function watchBounds(ipcRenderer: StandInIpcRenderer): void {
  addEventListener('resize', () => {
    const bounds = { x: screenX, y: screenY, width: outerWidth, height: outerHeight };
    ipcRenderer.say({ kind: 'bounds', bounds });
  });
}
