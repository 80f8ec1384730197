import type { CommandSpec } from '../command-line.ts';

export const hook: CommandSpec = {
  name: 'hook',
  summary: ({ alerts }) => alerts.hook.summary,
  arguments: [
    {
      name: 'ARGUMENT',
      summary: ({ alerts }) => alerts.hook.arguments,
      optional: true,
      many: true,
    },
  ],
  options: [
    {
      name: 'command',
      value: 'PROGRAM',
      isFile: true,
      summary: ({ alerts }) => alerts.hook.command,
    },
    { name: 'webhook', value: 'URL', summary: ({ alerts }) => alerts.hook.webhook },
    { name: 'off', summary: ({ alerts }) => alerts.hook.off },
    { name: 'test', summary: ({ alerts }) => alerts.hook.test },
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-hook.ts')).runHook(line, context),
};
