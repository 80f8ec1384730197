import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

export interface FakeProcess {
  /** The kernel's short name. */
  readonly command?: string;
  /** In clock ticks since the system started. */
  readonly startTicks?: number;
  readonly commandLine?: readonly string[];
  readonly uid?: number;
  /** What the link to the program's file says. */
  readonly exe?: string;
  /** 0: of none. */
  readonly parentPid?: number;
  /** What the link to its working folder says. */
  readonly workingFolder?: string;
  /** More lines of its status. */
  readonly status?: readonly string[];
  /** What the links of its open files say, by their number. */
  readonly files?: Readonly<Record<number, string>>;
}

/** When the fake system started, in seconds since 1970. */
export const BOOTED_AT = 1_750_000_000;

/** A folder that looks like `/proc` as far as it is read here. */
export class FakeProc {
  readonly root = tempFolder();

  constructor() {
    writeFileSync(
      join(this.root, 'stat'),
      `cpu  1 2 3 4\nintr 5\nbtime ${BOOTED_AT}\nprocesses 7\n`,
    );
    mkdirSync(join(this.root, 'self/ns'), { recursive: true });
    mkdirSync(join(this.root, 'self/net'));
    for (const name of ['uptime', 'net', '1x', 'sys']) writeFileSync(join(this.root, name), '');
  }

  /** Adds a process, in place of one with the same pid. */
  add(pid: number, process: FakeProcess = {}): void {
    this.remove(pid);
    const folder = join(this.root, `${pid}`);
    const { command = 'program', startTicks = 1000, commandLine = [], uid = 0 } = process;
    const { parentPid = 1, status = [] } = process;
    mkdirSync(join(folder, 'fd'), { recursive: true });
    const zeros = new Array(17).fill('0').join(' ');
    // Fields 3 to 21, then the start time, then more.
    writeFileSync(
      join(folder, 'stat'),
      `${pid} (${command}) S ${parentPid} ${zeros} ${startTicks} 4096 20 0\n`,
    );
    writeFileSync(join(folder, 'cmdline'), commandLine.map((part) => `${part}\0`).join(''));
    writeFileSync(
      join(folder, 'status'),
      `Name:\tx\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\nGid:\t0\n${status.map((line) => `${line}\n`).join('')}`,
    );
    if (process.exe !== undefined) symlinkSync(process.exe, join(folder, 'exe'));
    if (process.workingFolder !== undefined) {
      symlinkSync(process.workingFolder, join(folder, 'cwd'));
    }
    for (const [number, target] of Object.entries(process.files ?? {})) {
      symlinkSync(target, join(folder, 'fd', number));
    }
  }

  remove(pid: number): void {
    rmSync(join(this.root, `${pid}`), { recursive: true, force: true });
  }

  /** @param text null: the kernel has no such table */
  table(file: 'tcp' | 'tcp6' | 'udp' | 'udp6', text: string | null): void {
    const path = join(this.root, 'self/net', file);
    rmSync(path, { force: true });
    if (text !== null) writeFileSync(path, text);
  }

  namespace(kind: 'net' | 'pid', number: number): void {
    symlinkSync(`${kind}:[${number}]`, join(this.root, 'self/ns', kind));
  }
}
