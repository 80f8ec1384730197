import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../build/root.ts';
import { type CliOptions, RunningCli } from './cli.ts';

const PACKAGED = fileURLToPath(new URL('./electron/packaged.ts', import.meta.url));
const MAIN = join(ROOT, 'out/desktop/main.js');
const LAUNCHER = join(ROOT, 'build/package/cli/portico');
/** There is neither a display nor a browser, and all that `portico` does is done without. */
const BARE = { CHROMIUM_PATH: undefined, DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

/**
 * `portico` as a package has it: a link in a folder of programs to the script that packages bring, beside an executable
 * that behaves as a fused one of Electron's and runs the built bundles.
 */
export class PackageProgram implements Disposable {
  /** With a blank and a quotation mark in its name: what a user may call a folder. */
  readonly #folder = join(mkdtempSync(join(tmpdir(), 'portico-package-')), "a user's app");
  /** The app itself. */
  readonly executable = join(this.#folder, 'opt/portico');
  /** What is typed in a terminal. */
  readonly portico = join(this.#folder, 'bin/portico');

  constructor() {
    for (const part of ['bin', 'links', 'opt/resources/cli']) {
      mkdirSync(join(this.#folder, part), { recursive: true });
    }
    const node = `'${process.execPath}' '${PACKAGED}' "$0" '${MAIN}'`;
    writeFileSync(this.executable, `#!/bin/sh\nexec ${node} "$@"\n`, { mode: 0o755 });
    const launcher = join(this.#folder, 'opt/resources/cli/portico');
    copyFileSync(LAUNCHER, launcher);
    chmodSync(launcher, 0o755);
    symlinkSync(launcher, join(this.#folder, 'links/portico'));
    symlinkSync('../links/portico', this.portico);
  }

  /** A path for a file of a test's own. */
  scratch(name: string): string {
    return join(this.#folder, name);
  }

  /** Starts `portico` with these arguments; what `watch` prints is read line by line. */
  start<Line = unknown>(args: readonly string[], options: CliOptions = {}): RunningCli<Line> {
    return this.#run([this.portico, ...args], options, args[0] === 'watch');
  }

  /** Starts the app itself. */
  startExecutable(args: readonly string[], options: CliOptions = {}): RunningCli {
    return this.#run([this.executable, ...args], options);
  }

  /** A line for the shell, in which `$0` is `portico`. */
  startShell(line: string): RunningCli {
    return this.#run(['/bin/bash', '-c', line, this.portico], {});
  }

  #run<Line = unknown>(
    command: readonly [string, ...string[]],
    options: CliOptions,
    asLines = false,
  ): RunningCli<Line> {
    return new RunningCli<Line>(command, { ...options, env: { ...BARE, ...options.env } }, asLines);
  }

  [Symbol.dispose](): void {
    rmSync(join(this.#folder, '..'), { recursive: true, force: true });
  }
}
