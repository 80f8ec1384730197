import { LONGEST_INTERVAL_MS, SHORTEST_INTERVAL_MS } from '../../../shared/model/settings.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { checkBuiltInRegistry } from '../../../shared/registry/built-in.ts';
import { VERSION } from '../../../shared/version.ts';
import { forkMonitor } from '../../monitor/host/fork-monitor.ts';
import { Supervisor } from '../../monitor/host/supervisor.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import { readHostFacts } from '../../monitor/system/host-facts.ts';
import type { CommandSpec } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { JsonLines } from '../output/json-lines.ts';
import { LiveTable } from '../output/live-table.ts';
import { TextLines } from '../output/text-lines.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { FILTER_OPTIONS, NAMESPACES_OPTION, rowFilterOf, SOURCE_OPTION } from './options.ts';

const DEFAULT_INTERVAL_MS = 1000;

export const watch: CommandSpec = {
  name: 'watch',
  summary: ({ cli }) => cli.watch,
  options: [
    ...FILTER_OPTIONS,
    { name: 'json', summary: ({ cli }) => cli.optionJson },
    { name: 'interval', value: 'MS', summary: ({ cli }) => cli.optionInterval },
    SOURCE_OPTION,
    NAMESPACES_OPTION,
    { name: 'findings', summary: ({ alerts }) => alerts.watch.option },
  ],
  run: async (line, context) => {
    if (line.has('findings')) {
      // What it needs is large, and watching sockets does without.
      return (await import('./run-watch-findings.ts')).runWatchFindings(line, context);
    }
    const { messages } = context;
    const intervalMs =
      line.number('interval', SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS) ?? DEFAULT_INTERVAL_MS;
    const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
    const isWanted = rowFilterOf(line, context);
    const { stdout } = process;
    const output = line.has('json')
      ? new JsonLines(stdout, await readHostFacts(), isWanted)
      : stdout.isTTY
        ? new LiveTable(stdout, messages, isWanted, intervalMs)
        : new TextLines(stdout, messages, isWanted);
    checkBuiltInRegistry();
    const supervisor = new Supervisor({
      spawn: forkMonitor,
      setup: {
        dataFolder: dataFolder(),
        version: VERSION,
        selfPids: [process.pid],
        source,
        intervalMs,
        otherNamespaces: line.has('namespaces'),
      },
      onLost: (retryMs) => {
        process.stderr.write(`portico: ${messages.cli.monitorLost(retryMs / 1000)}\n`);
      },
    });
    supervisor.watch((events) => output.show(events));
    supervisor.start();
    await untilInterrupted();
    output.end();
    await supervisor.stop();
    return EXIT.fine;
  },
};
