import { stripVTControlCharacters } from 'node:util';
import { type CliOptions, PROGRAM, RunningCli } from './cli.ts';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** Starts `portico` on a terminal of its own (util-linux's `script`). */
export function startOnTerminal(
  args: readonly string[],
  { columns, rows }: TerminalSize,
  options: CliOptions = {},
): RunningCli {
  const program = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
  const line = `stty cols ${columns} rows ${rows} -echo; exec ${program}`;
  const env = { TERM: 'xterm-256color', SHELL: '/bin/sh', ...options.env };
  return new RunningCli(['script', '-qec', line, '/dev/null'], { ...options, env });
}

/** What is left of a terminal's text without its commands, line by line. */
export function plainLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.replaceAll('\r', ''));
}
