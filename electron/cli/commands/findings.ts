import type { CommandSpec } from '../command-line.ts';
import { SOURCE_OPTION } from './options.ts';

export const findings: CommandSpec = {
  name: 'findings',
  summary: ({ alerts }) => alerts.terminal.summary,
  arguments: [
    { name: 'ID', summary: ({ alerts }) => alerts.terminal.ids, optional: true, many: true },
  ],
  options: [
    { name: 'acknowledge', summary: ({ alerts }) => alerts.terminal.acknowledge },
    { name: 'expect', summary: ({ alerts }) => alerts.terminal.expect },
    { name: 'mute', summary: ({ alerts }) => alerts.terminal.mute },
    { name: 'until', value: 'TIME', summary: ({ alerts }) => alerts.terminal.until },
    { name: 'for-program', summary: ({ alerts }) => alerts.terminal.program },
    { name: 'restore', summary: ({ alerts }) => alerts.terminal.restore },
    { name: 'all', summary: ({ alerts }) => alerts.terminal.all },
    { name: 'undo', summary: ({ alerts }) => alerts.terminal.undo },
    { name: 'json', summary: ({ alerts }) => alerts.terminal.json },
    SOURCE_OPTION,
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-findings.ts')).runFindings(line, context),
};
