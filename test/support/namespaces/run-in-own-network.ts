import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeInOwnNetwork } from './own-network.ts';

/**
 * Runs a script to its end in a network of its own, where that can be had.
 * @returns the JSON that it printed
 */
export async function runInOwnNetwork(entry: string, args: readonly string[]): Promise<unknown> {
  const [program, ...before] = nodeInOwnNetwork();
  const child = spawn(program, [...before, entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const output = await child.stdout.toArray();
  const [code] = await exited;
  if (code !== 0) throw new Error(`${entry} ended with ${code}`);
  return JSON.parse(Buffer.concat(output).toString());
}
