import { portToParent } from './host/parent-port.ts';
import type { FromMonitor, Port, ToMonitor } from './host/wire.ts';
import { endOnFault } from './log/faults.ts';
import { MonitorProcess } from './monitor-process.ts';

/**
 * Entry of the monitor's process: finds the channel to its host, whichever host that is. Ends with the
 * host, or when it is told to; an interrupt from the terminal goes to the whole group and is left for the host to
 * answer.
 */

/** Ending may take so long and no longer, so that nothing is left of a monitor that hangs; in milliseconds. */
const LIMIT_MS = 2000;

process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());

const port = portToHost();
const monitor = new MonitorProcess(port);
endOnFault(() => monitor.log);
port.onMessage((message) => (message.kind === 'end' ? end() : monitor.receive(message)));
port.onClose(() => end());

let isEnding = false;

function end(): void {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(), LIMIT_MS).unref();
  void monitor.stop().finally(() => process.exit());
}

function portToHost(): Port<FromMonitor, ToMonitor> {
  const { parentPort } = process as { parentPort?: ElectronParentPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as ToMonitor)),
      // Electron ends a utility process together with the app.
      onClose: () => {},
    };
  }
  return portToParent();
}

/** The part of Electron's `process.parentPort` that is used here. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}
