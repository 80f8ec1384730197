import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MonitorHandle } from './supervisor.ts';
import type { FromMonitor } from './wire.ts';

/** Every bundle lies one folder below `out`, so this holds wherever this module was bundled into. */
export const MONITOR_ENTRY = fileURLToPath(new URL('../monitor/main.js', import.meta.url));

/** How long a monitor may take to end by itself, in milliseconds. */
const GRACE_MS = 2000;

/** The monitor in a forked Node process, for hosts that are Node themselves. */
export function forkMonitor(): MonitorHandle {
  const child = fork(MONITOR_ENTRY, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  child.on('error', () => child.kill('SIGKILL'));
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as FromMonitor));
    },
    onClose: (listener) => {
      child.once('exit', listener);
    },
    end: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      if (child.connected) child.disconnect();
      await exited;
      clearTimeout(timer);
    },
  };
}
