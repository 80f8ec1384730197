import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { whyNoNamespaces } from '../namespaces/other-namespace.ts';

const DOORS = fileURLToPath(new URL('./open-doors.ts', import.meta.url));
const KNOCK = fileURLToPath(new URL('./knock-at.ts', import.meta.url));

/** Addresses of the neighbour; the house itself has the first of each network. */
export const NEIGHBOURS = { lan: '10.77.0.2', elsewhere: '10.78.0.2' } as const;
const HOUSE = { lan: '10.77.0.1', elsewhere: '10.78.0.1' } as const;

/** Why no rules can be tried here; null where they can. */
export function whyNoRules(tool: 'nft' | 'iptables'): string | null {
  const why = whyNoNamespaces();
  if (why !== null) return why;
  const { error } = spawnSync(tool, ['--version']);
  return error ? `${tool} is not installed` : null;
}

/**
 * Two network namespaces with one wire between them: a house with doors and rules of its own, and a neighbour
 * who knocks. Nothing of this machine's own network is touched.
 */
export class TwoHouses {
  readonly #house: ChildProcessWithoutNullStreams;
  readonly #neighbour: ChildProcessWithoutNullStreams;

  private constructor(
    house: ChildProcessWithoutNullStreams,
    neighbour: ChildProcessWithoutNullStreams,
  ) {
    this.#house = house;
    this.#neighbour = neighbour;
  }

  /** @param ports where the house listens, on all addresses */
  static async build(ports: readonly number[]): Promise<TwoHouses> {
    const [house, neighbour] = await Promise.all([living(ports), living([])]);
    const houses = new TwoHouses(house, neighbour);
    houses.inside([
      'ip',
      'link',
      'add',
      'wire',
      'type',
      'veth',
      'peer',
      'name',
      'wire',
      'netns',
      `${neighbour.pid}`,
    ]);
    for (const [process, addresses] of [
      [house, HOUSE],
      [neighbour, NEIGHBOURS],
    ] as const) {
      within(process, ['ip', 'link', 'set', 'lo', 'up']);
      for (const address of Object.values(addresses)) {
        within(process, ['ip', 'address', 'add', `${address}/24`, 'dev', 'wire']);
      }
      within(process, ['ip', 'link', 'set', 'wire', 'up']);
    }
    return houses;
  }

  /** Runs a command in the house. @returns what it printed */
  inside(command: readonly [string, ...string[]], input = ''): string {
    return within(this.#house, command, input);
  }

  /** Whether the neighbour gets in by each of the ports, from one of their addresses. */
  knock(from: keyof typeof NEIGHBOURS, ports: readonly number[]): Record<string, boolean> {
    const output = within(this.#neighbour, [
      process.execPath,
      KNOCK,
      NEIGHBOURS[from],
      HOUSE[from],
      ...ports.map(String),
    ]);
    return JSON.parse(output) as Record<string, boolean>;
  }
}

/** A process in a network namespace of its own that listens at these ports until the test is over. */
async function living(ports: readonly number[]): Promise<ChildProcessWithoutNullStreams> {
  const args = ['--net', process.execPath, DOORS, ...ports.map(String)];
  const child = spawn('unshare', args);
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.stdin.end();
    await ended;
  });
  await once(child.stdout, 'data');
  return child;
}

function within(
  { pid }: ChildProcessWithoutNullStreams,
  command: readonly string[],
  input = '',
): string {
  const { status, stdout, stderr } = spawnSync('nsenter', ['--net', '-t', `${pid}`, ...command], {
    encoding: 'utf8',
    input,
  });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
