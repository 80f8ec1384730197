import {
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../build/root.ts';
import { type CliOptions, type CliResult, PROGRAM, RunningCli } from './cli.ts';

/** What the program loads at run time, for whichever system and processor. */
const PACKAGES = ['koffi', '@koromix', 'systeminformation', 'write-file-atomic'];
/** The user whom files and processes of nobody belong to. */
const NOBODY = '65534';

/** The built program where every user can read it, with the Node that runs the tests, until it is disposed of. */
export class ReadableProgram implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'portico-program-'));
  readonly #node = join(this.#folder, 'node');

  constructor() {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built: node build/run.mjs build`);
    chmodSync(this.#folder, 0o755);
    cpSync(join(ROOT, 'out'), join(this.#folder, 'out'), { recursive: true });
    copyFileSync(join(ROOT, 'package.json'), join(this.#folder, 'package.json'));
    for (const name of PACKAGES) {
      const target = join(this.#folder, 'node_modules', name);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(ROOT, 'node_modules', name), target, { recursive: true, dereference: true });
    }
    copyFileSync(process.execPath, this.#node, constants.COPYFILE_FICLONE);
    chmodSync(this.#node, 0o755);
  }

  /** Runs it to its end as a user without any right. */
  async runAsNobody(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
    const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
    const program = [this.#node, join(this.#folder, 'out/cli/index.js'), ...args];
    await using run = new RunningCli(['setpriv', ...user, ...program], {
      cwd: this.#folder,
      ...options,
    });
    return await run.result;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
