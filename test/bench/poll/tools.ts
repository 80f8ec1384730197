import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkConnections } from 'systeminformation';

/** Another way to get at the same table. */
export interface Tool {
  readonly name: string;
  /** How many times slower it has to be than a steady tick. */
  readonly budget?: number;
  readonly run: () => Promise<unknown>;
}

export const TOOLS: readonly Tool[] = [
  program('ss -tunap', 4),
  { name: 'systeminformation', budget: 8, run: () => networkConnections() },
  program('lsof -nP -i', 6),
  program('netstat -tunap'),
];

/** A whole run of a program whose output is read and thrown away. */
function program(line: string, budget?: number): Tool {
  const [command = '', ...args] = line.split(' ');
  const run = async (): Promise<void> => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.resume();
    await once(child, 'close');
  };
  return { name: line, run, ...(budget !== undefined && { budget }) };
}

/** Whether it runs here at all. */
export async function isThere({ run }: Tool): Promise<boolean> {
  return await run().then(
    () => true,
    () => false,
  );
}
