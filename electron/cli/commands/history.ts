import type { CommandSpec } from '../command-line.ts';

export const history: CommandSpec = {
  name: 'history',
  summary: ({ history }) => history.terminal.history,
  options: [
    { name: 'since', value: 'TIME', summary: ({ history }) => history.terminal.since },
    { name: 'until', value: 'TIME', summary: ({ history }) => history.terminal.until },
    { name: 'at', value: 'TIME', summary: ({ history }) => history.terminal.at },
    { name: 'port', value: 'N', summary: ({ history }) => history.terminal.port },
    { name: 'program', value: 'NAME', summary: ({ history }) => history.terminal.program },
    { name: 'connections', summary: ({ history }) => history.terminal.connections },
    { name: 'json', summary: ({ cli }) => cli.optionJson },
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-history.ts')).runHistory(line, context),
};
