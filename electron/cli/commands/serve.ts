import { problemText } from '../../../shared/messages/status-text.ts';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { checkBuiltInRegistry } from '../../../shared/registry/built-in.ts';
import { VERSION } from '../../../shared/version.ts';
import { forkMonitor } from '../../monitor/host/fork-monitor.ts';
import { Supervisor } from '../../monitor/host/supervisor.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import type { CommandSpec } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { listenText } from '../listen-text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { SOURCE_OPTION } from './options.ts';

const DEFAULT_HOST = '127.0.0.1';

export const serve: CommandSpec = {
  name: 'serve',
  summary: ({ cli }) => cli.serve,
  options: [
    { name: 'port', value: 'N', summary: ({ cli }) => cli.optionServePort },
    { name: 'host', value: 'ADDRESS', summary: ({ cli }) => cli.optionHost },
    { name: 'open', summary: ({ cli }) => cli.optionOpen },
    { name: 'allow-actions', summary: ({ acting }) => acting.terminal.allowActions },
    SOURCE_OPTION,
  ],
  run: async (line, { messages }) => {
    const port = line.number('port', 1, HIGHEST_PORT);
    const host = line.text('host') ?? DEFAULT_HOST;
    const source = line.choice('source', SOURCE_CHOICES);
    const allowActions = line.has('allow-actions');
    // Loaded here: the other commands start faster without a web server and what it says to its clients.
    const [
      { startWebHost },
      { ListenError },
      { isLoopbackHost },
      { onDamagedFiles },
      browser,
      { Log },
    ] = await Promise.all([
      import('../../web/server.ts'),
      import('../../web/listen.ts'),
      import('../../web/addresses.ts'),
      import('../damaged-files.ts'),
      import('../../web/open-browser.ts'),
      import('../../monitor/log/log.ts'),
    ]);
    checkBuiltInRegistry();
    const folder = dataFolder();
    const log = new Log(folder, 'web');
    const supervisor = new Supervisor({
      spawn: forkMonitor,
      setup: {
        dataFolder: folder,
        version: VERSION,
        selfPids: [process.pid],
        ...(source && { source }),
      },
      onLost: (retryMs, how) => {
        log.write('warn', 'monitor-lost', { how, retryMs });
        say(messages.cli.monitorLost(retryMs / 1000));
      },
    });
    const interrupted = untilInterrupted();
    const web = await startWebHost({
      supervisor,
      host,
      port,
      allowActions,
      refused: (reason) => log.writeRarely('warn', 'refused', { reason }, reason),
    }).catch((error: unknown) => {
      throw error instanceof ListenError
        ? new Error(listenText(error, host, port, messages))
        : error;
    });
    log.write('info', 'start', { version: VERSION, allowActions });
    supervisor.start();
    onDamagedFiles(supervisor, (problem) => say(problemText(problem, messages)));
    if (!isLoopbackHost(host)) {
      say(messages.cli.servingOpen(host));
      if (allowActions) say(messages.acting.terminal.neverOpen(host));
    }
    const lines = web.addresses.map((address) => `${messages.cli.serving} ${address}\n`);
    process.stdout.write(lines.join(''));
    say(messages.cli.servingKey);
    const tidyUp =
      line.has('open') && browser.hasDisplay(process.platform, process.env)
        ? await browser.openBrowser(web.addresses[0], folder).catch(() => null)
        : null;
    await interrupted;
    await Promise.all([web.close(), supervisor.stop(), tidyUp?.()]);
    log.write('info', 'end');
    return EXIT.fine;
  },
};

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
