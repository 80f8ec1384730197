import type { CommandSpec } from '../command-line.ts';

export const diagnostics: CommandSpec = {
  name: 'diagnostics',
  summary: (messages) => messages.diagnostics.terminal,
  options: [],
  // What it needs is large, and other commands do without.
  run: async () => (await import('./run-diagnostics.ts')).runDiagnostics(),
};
