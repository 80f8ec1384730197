import { utilityProcess } from 'electron/main';
import { MONITOR_ENTRY } from '../monitor/host/own-programs.ts';
import type { MonitorHandle } from '../monitor/host/supervisor.ts';
import { handleOf } from './utility-handle.ts';

/** The monitor in a utility process of Electron's. */
export function forkUtilityMonitor(): MonitorHandle {
  const child = utilityProcess.fork(MONITOR_ENTRY, [], {
    serviceName: 'Portico monitor',
    stdio: 'inherit',
  });
  return handleOf(child);
}
