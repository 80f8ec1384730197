import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { RunningCli } from './cli.ts';
import { commandLineOf } from './processes.ts';

/** A netstat, to be put first on a PATH, that never answers while it is told to hang. */
export class FakeNetstat implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'portico-tools-'));
  readonly #flag = join(this.#folder, 'hang');

  constructor() {
    const script = `#!/bin/sh
[ -e '${this.#flag}' ] && exec sleep 3600
PATH='${process.env.PATH}' exec netstat "$@"
`;
    writeFileSync(join(this.#folder, 'netstat'), script, { mode: 0o755 });
  }

  get path(): string {
    return `${this.#folder}${delimiter}${process.env.PATH}`;
  }

  hang(): void {
    writeFileSync(this.#flag, '');
  }

  answer(): void {
    rmSync(this.#flag);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Command lines of what hangs in a run. */
export function hanging(run: RunningCli): string[] {
  return run
    .processes()
    .map(commandLineOf)
    .filter((line) => line === 'sleep 3600');
}
