import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allRisks } from '../../../shared/registry/life/risks.ts';
import { type CliResult, PROGRAM, RunningCli } from '../cli.ts';
import { openDoor } from '../lab/open-door.ts';

/** A finding as `portico check --json` tells it, as far as tests ask. */
export interface ToldFinding {
  readonly id: string;
  readonly kind: string;
  readonly port: number | string;
  readonly protocol: string;
  readonly exposure: string | null;
  readonly ports: readonly number[];
  readonly sockets: readonly { readonly pids: readonly number[] }[];
  readonly program: { readonly path?: string; readonly script?: string } | null;
  readonly programFile: string | null;
  readonly message: string;
}

export interface Checked {
  readonly code: number | null;
  readonly findings: readonly ToldFinding[];
  readonly stderr: string;
}

/** A program that was started to listen. */
export interface Started {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * A data folder, and a network where nobody else's sockets are, where that can be had: as root, or as whom the
 * kernel lets be root inside. Otherwise the network where everybody is.
 */
export class OwnHouse implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'portico-house-'));
  /** Whether nobody else can open a door here. */
  readonly isAlone: boolean;
  readonly #keeper: ChildProcess | null;
  readonly #enter: readonly string[];
  readonly #running = new Set<Started>();

  private constructor(keeper: ChildProcess | null, enter: readonly string[]) {
    this.#keeper = keeper;
    this.#enter = enter;
    this.isAlone = keeper !== null;
  }

  static async open(): Promise<OwnHouse> {
    const isRoot = process.geteuid?.() === 0;
    const inside = ['--net', ...(isRoot ? [] : ['--map-root-user'])];
    const up = 'ip link set lo up && echo ready && exec sleep 600';
    if (spawnSync('unshare', [...inside, 'ip', 'link', 'set', 'lo', 'up']).status !== 0) {
      return new OwnHouse(null, []);
    }
    const keeper = spawn('unshare', [...inside, 'sh', '-c', up], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(keeper.stdout, 'data');
    const target = ['-t', `${keeper.pid}`, '-n'];
    const user = isRoot ? [] : ['-U', '--preserve-credentials'];
    return new OwnHouse(keeper, ['nsenter', ...target, ...user]);
  }

  /** Runs `portico` here to its end. */
  async run(...args: readonly string[]): Promise<CliResult> {
    await using run = this.lines(...args);
    return await run.result;
  }

  /** Starts `portico` here; where it writes JSON lines they can be read one by one. */
  lines<Line>(...args: readonly string[]): RunningCli<Line> {
    const [program = '', ...rest] = [...this.#enter, process.execPath, PROGRAM, ...args];
    const isJson = args.includes('watch') && args.includes('--json');
    return new RunningCli<Line>([program, ...rest], { env: { PORTICO_HOME: this.folder } }, isJson);
  }

  async check(): Promise<Checked> {
    const { code, stdout, stderr } = await this.run('check', '--json');
    if (code !== 0 && code !== 3) throw new Error(`check ended with ${code}: ${stderr}`);
    const { findings } = JSON.parse(stdout) as { findings: readonly ToldFinding[] };
    return { code, findings, stderr };
  }

  /** Starts a program that writes a line when it listens, and keeps it until it is stopped. */
  async start(program: string, args: readonly string[]): Promise<Started> {
    const [first = '', ...rest] = [...this.#enter, program, ...args];
    const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const failed = exited.then(() => {
      throw new Error(`${program} ended before it listened`);
    });
    await Promise.race([once(child.stdout, 'data'), failed]);
    failed.catch(() => {});
    const started: Started = {
      pid: child.pid ?? 0,
      stop: async () => {
        this.#running.delete(started);
        child.kill('SIGKILL');
        await exited;
      },
    };
    this.#running.add(started);
    return started;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const started of [...this.#running]) await started.stop();
    this.#keeper?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A port with a known risk of TCP that nobody has. */
export async function freeRiskyPort(): Promise<number> {
  const ports = allRisks()
    .filter((risk) => risk.protocol === 'tcp' && risk.port > 1023)
    .map((risk) => risk.port);
  for (const port of new Set(ports)) {
    const door = await openDoor({ protocol: 'tcp', host: '0.0.0.0', port }).catch(() => null);
    if (!door) continue;
    await door.close();
    return port;
  }
  throw new Error('every port with a known risk is taken');
}
