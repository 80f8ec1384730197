import type { CommandHandlers } from '../../shared/api/commands.ts';
import { CommandError } from '../../shared/api/dispatch.ts';
import type { Monitor } from './monitor.ts';
import type { ProcessInspector } from './owners/inspect/inspect-process.ts';
import { inspectProcess } from './owners/inspect/inspect-process.ts';

/** What clients can ask of what is read. */
export function readingHandlers(
  monitor: Monitor,
  inspector: ProcessInspector,
): Pick<CommandHandlers, 'inspect' | 'inspectProcess' | 'refresh'> {
  return {
    inspect: async ({ id }) => monitor.inspect(id),
    inspectProcess: (asked) => inspectProcess(monitor.latest?.snapshot?.rows, asked, inspector),
    refresh: async () => {
      const { snapshot } = await monitor.readNow();
      if (!snapshot) throw new CommandError('failed', 'no source can read the sockets');
      return null;
    },
  };
}
