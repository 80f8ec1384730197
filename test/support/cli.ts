import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../build/root.ts';
import { NdjsonReader } from './ndjson-reader.ts';
import { processesWith } from './processes.ts';

/** The built program. */
export const PROGRAM = join(ROOT, 'out/cli/index.js');

export interface CliOptions {
  /** Added to a plain English environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Another Node than the one that runs the tests. */
  readonly node?: string;
}

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What would make the output depend on the machine or on the test runner. */
const NOT_INHERITED =
  /^(LANG|LANGUAGE|LC_.*|NO_COLOR|FORCE_COLOR|TERM|COLUMNS|LINES|NODE_.*|VITEST.*|PORTICO_.*)$/;

/** `portico` as a running program, with a data folder of its own. Ended, if need be, by disposing of it. */
export class RunningCli<Line = unknown> implements AsyncDisposable {
  /** Its data folder; no other run has it. */
  readonly home: string;
  readonly lines = new NdjsonReader<Line>();
  readonly result: Promise<CliResult>;
  readonly #child: ChildProcessWithoutNullStreams;
  #stdout = '';
  #stderr = '';

  /** @param command program and arguments */
  constructor(command: readonly [string, ...string[]], options: CliOptions = {}, asLines = false) {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built: node build/run.mjs build`);
    this.home = mkdtempSync(join(tmpdir(), 'portico-home-'));
    const [program, ...args] = command;
    this.#child = spawn(program, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...plainEnvironment(), PORTICO_HOME: this.home, ...options.env },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      if (asLines) this.lines.push(text);
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.#child.stdin.on('error', () => {});
    this.result = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => {
        this.lines.end();
        resolve({ code, signal, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
    this.result.catch(() => {});
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the program did not start');
    return this.#child.pid;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** What is typed on its terminal. */
  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Ends it by a signal. @returns how it ended */
  async end(signal: NodeJS.Signals = 'SIGINT'): Promise<CliResult> {
    this.#child.kill(signal);
    return await this.result;
  }

  /** The processes that belong to this run, children of children included. */
  processes(): readonly number[] {
    return processesWith('PORTICO_HOME', this.home);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
    }
    await this.result.catch(() => {});
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Starts `portico` with these arguments. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  return new RunningCli([options.node ?? process.execPath, PROGRAM, ...args], options);
}

/** Starts `portico watch --json` or the like, to be read line by line. */
export function startLines<Line>(
  args: readonly string[],
  options: CliOptions = {},
): RunningCli<Line> {
  return new RunningCli<Line>([options.node ?? process.execPath, PROGRAM, ...args], options, true);
}

/** Runs `portico` to its end. */
export async function runCli(
  args: readonly string[],
  options: CliOptions = {},
): Promise<CliResult> {
  await using run = startCli(args, options);
  return await run.result;
}

/** A line for the shell, run where `$NODE` and `$PORTICO` are Node and the built program. */
export function startShell(line: string, options: CliOptions = {}): RunningCli {
  const env = { NODE: process.execPath, PORTICO: PROGRAM, ...options.env };
  return new RunningCli(['/bin/sh', '-c', line], { ...options, env });
}

function plainEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  return { ...Object.fromEntries(kept), LANG: 'C.UTF-8' };
}
