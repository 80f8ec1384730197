import type { CommandSpec } from '../command-line.ts';

export const kill: CommandSpec = {
  name: 'kill',
  summary: ({ acting }) => acting.terminal.kill,
  arguments: [
    {
      name: 'PORT[/tcp|/udp]',
      summary: ({ acting }) => acting.terminal.killPort,
      optional: true,
    },
  ],
  options: [
    { name: 'pid', value: 'PID', summary: ({ acting }) => acting.terminal.pid },
    { name: 'all', summary: ({ acting }) => acting.terminal.all },
    { name: 'tree', summary: ({ acting }) => acting.terminal.tree },
    { name: 'yes', short: 'y', summary: ({ acting }) => acting.terminal.yes },
    { name: 'anyway', summary: ({ acting }) => acting.terminal.anyway },
    { name: 'json', summary: ({ acting }) => acting.terminal.json },
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-kill.ts')).runKill(line, context),
};
