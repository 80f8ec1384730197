import type { CommandSpec } from '../command-line.ts';

export const expect: CommandSpec = {
  name: 'expect',
  summary: ({ findings }) => findings.terminal.expect,
  arguments: [
    {
      name: 'PORT[/tcp|/udp]',
      summary: ({ findings }) => findings.terminal.ports,
      optional: true,
      many: true,
    },
  ],
  options: [
    { name: 'all', summary: ({ findings }) => findings.terminal.all },
    { name: 'remove', summary: ({ findings }) => findings.terminal.remove },
    { name: 'list', summary: ({ findings }) => findings.terminal.list },
    {
      name: 'import',
      value: 'FILE',
      isFile: true,
      summary: ({ findings }) => findings.terminal.import,
    },
    { name: 'json', summary: ({ findings }) => findings.terminal.json },
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-expect.ts')).runExpect(line, context),
};
