import { setTimeout as sleep } from 'node:timers/promises';
import type { UtilityProcess } from 'electron/main';
import type { MonitorHandle } from '../monitor/host/supervisor.ts';
import type { FromMonitor } from '../monitor/host/wire.ts';

const GRACE_MS = 2000;

/** What is needed of a utility process. */
export type MonitorChild = Pick<UtilityProcess, 'kill' | 'on' | 'once' | 'postMessage'>;

/**
 * A utility process of Electron's that runs the monitor, as its host holds it.
 * @param graceMs how long it may take to end by itself, and then to be ended
 */
export function handleOf(child: MonitorChild, graceMs = GRACE_MS): MonitorHandle {
  let isGone = false;
  let fault: string | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isGone = true;
      resolve();
    });
  });
  // V8 cannot go on in there; its end follows.
  child.on('error', (type, location) => {
    fault = `${type} at ${location}`;
  });
  const goneInTime = (): Promise<void> => Promise.race([gone, sleep(graceMs)]);
  return {
    send: (message) => {
      if (!isGone) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', (message: FromMonitor) => listener(message));
    },
    onClose: (listener) => {
      child.once('exit', (code) => listener(fault ?? `exit code ${code}`));
    },
    end: async () => {
      if (isGone) return;
      child.postMessage({ kind: 'end' });
      await goneInTime();
      if (isGone) return;
      // One that is not there yet cannot be ended, and must not come afterwards.
      if (!child.kill()) child.once('spawn', () => child.kill());
      await goneInTime();
    },
  };
}
