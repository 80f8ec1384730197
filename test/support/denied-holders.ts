import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Holders } from '../../electron/monitor/owners/linux/holders.ts';

/** How many processes were denied, in two looks at each of two folders like `/proc`. */
export interface Denied {
  /** The real one. */
  readonly real: readonly number[];
  /** One where a process shows nothing at all of itself, as proc's option hidepid brings about. */
  readonly closed: readonly number[];
}

const NOBODY = 65534;

/** Entry of a child that gives up root where it has it, and then looks for holders. */
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
const root = mkdtempSync(join(tmpdir(), 'portico-test-'));
const folder = join(root, '30');
try {
  mkdirSync(join(folder, 'fd'), { recursive: true });
  chmodSync(folder, 0);
  const denied: Denied = { real: lookTwice('/proc'), closed: lookTwice(root) };
  process.send?.(denied);
} finally {
  chmodSync(folder, 0o700);
  rmSync(root, { recursive: true });
  process.disconnect();
}

function lookTwice(path: string): number[] {
  const holders = new Holders(path);
  holders.want(1);
  return [0, 1].map((now) => {
    holders.refresh(true, now);
    return holders.deniedProcesses;
  });
}
