import { utilityProcess } from 'electron/main';
import { MONITOR_ENTRY } from '../monitor/host/own-programs.ts';
import type { MonitorHandle } from '../monitor/host/supervisor.ts';
import type { FromMonitor } from '../monitor/host/wire.ts';

/** The monitor in a utility process of Electron's. */
export function forkUtilityMonitor(): MonitorHandle {
  const child = utilityProcess.fork(MONITOR_ENTRY, [], {
    serviceName: 'Portico monitor',
    stdio: 'inherit',
  });
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isGone = true;
      resolve();
    });
  });
  return {
    send: (message) => {
      if (!isGone) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', (message: FromMonitor) => listener(message));
    },
    onClose: (listener) => {
      child.once('exit', (code) => listener(`exit code ${code}`));
    },
    end: async () => {
      if (!isGone) child.kill();
      await gone;
    },
  };
}
