import { LANGUAGES } from '../../../shared/model/language.ts';
import { LONGEST_INTERVAL_MS, SHORTEST_INTERVAL_MS } from '../../../shared/model/settings.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { checkBuiltInRegistry } from '../../../shared/registry/built-in.ts';
import { VERSION } from '../../../shared/version.ts';
import { forkMonitor } from '../../monitor/host/fork-monitor.ts';
import { Supervisor } from '../../monitor/host/supervisor.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import { readHostFacts } from '../../monitor/system/host-facts.ts';
import { type CommandContext, type CommandLine, UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import { choicesAtHand, complain, refuseDamaged } from '../findings/expected-at-hand.ts';
import { FindingJsonLines, FindingText } from '../output/finding-output.ts';
import { untilInterrupted } from '../until-interrupted.ts';

/** They are about sockets. */
const NOT_WITH = ['listening', 'filter', 'namespaces'];

/** `portico watch --findings`. @returns the exit code */
export async function runWatchFindings(
  line: CommandLine,
  context: CommandContext,
): Promise<number> {
  const { messages } = context;
  const text = messages.alerts.watch;
  const other = NOT_WITH.find((name) => line.has(name));
  if (other !== undefined) throw new UsageError(text.notWith(`--${other}`));
  const intervalMs = line.number('interval', SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS);
  const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
  const choices = await choicesAtHand(messages);
  refuseDamaged(choices, messages);
  if (!choices.rules) {
    complain(messages.findings.terminal.noBaseline);
    return FINDINGS_EXIT.noBaseline;
  }
  checkBuiltInRegistry();
  const { stdout } = process;
  const output = line.has('json')
    ? // Programs get English, whatever the terminal speaks, unless they ask.
      new FindingJsonLines(stdout, await readHostFacts(), line.choice('lang', LANGUAGES) ?? 'en')
    : new FindingText(stdout, context, complain);
  if (stdout.isTTY && !line.has('json')) stdout.write(`${text.started(choices.rules.length)}\n`);
  const supervisor = new Supervisor({
    spawn: forkMonitor,
    setup: {
      dataFolder: dataFolder(),
      version: VERSION,
      selfPids: [process.pid],
      source,
      isLookedAt: true,
      ...(intervalMs !== null && { intervalMs }),
    },
    onLost: (retryMs) => complain(messages.cli.monitorLost(retryMs / 1000)),
  });
  supervisor.watchFindings((news) => output.show(news));
  supervisor.start();
  await untilInterrupted();
  await supervisor.stop();
  return EXIT.fine;
}
