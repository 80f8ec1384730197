import { startOf } from './own-programs.ts';
import { startProgram } from './start-program.ts';
import type { MonitorHandle } from './supervisor.ts';
import type { FromMonitor, ToMonitor } from './wire.ts';

/** How long a monitor may take to end by itself, in milliseconds. */
const GRACE_MS = 2000;

/** The monitor in a process of its own, for hosts that start processes themselves. */
export function forkMonitor(): MonitorHandle {
  const { child, port, gone } = startProgram<ToMonitor, FromMonitor>(startOf('monitor'), {
    stderr: 'inherit',
  });
  let how = 'could not be started';
  child.on('error', () => child.kill('SIGKILL'));
  child.once('exit', (code, signal) => {
    how = signal ?? `exit code ${code}`;
  });
  return {
    send: (message) => port.send(message),
    onMessage: (listener) => port.onMessage(listener),
    onClose: (listener) => void gone.then(() => listener(how)),
    end: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      port.close();
      await gone;
      clearTimeout(timer);
    },
  };
}
