import { readFile } from 'node:fs/promises';
import type { Rights } from '../../../shared/diagnostics/diagnostics.ts';

/** Those that let Portico see or do more, by their numbers in linux/capability.h. */
const CAPABILITIES: ReadonlyMap<number, string> = new Map([
  [2, 'CAP_DAC_READ_SEARCH'],
  [5, 'CAP_KILL'],
  [10, 'CAP_NET_BIND_SERVICE'],
  [12, 'CAP_NET_ADMIN'],
  [19, 'CAP_SYS_PTRACE'],
  [21, 'CAP_SYS_ADMIN'],
]);

/** What this process may do beyond what everybody may. */
export async function readRights(): Promise<Rights> {
  const user = process.geteuid?.();
  const isRoot = user === undefined ? null : user === 0;
  if (process.platform !== 'linux') return { isRoot, capabilities: null };
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  return { isRoot, capabilities: effectiveCapabilities(status) };
}

/** @param status text of /proc/PID/status; its line `CapEff` is a mask in hexadecimal (proc_pid_status(5)) */
export function effectiveCapabilities(status: string): readonly string[] | null {
  const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  if (mask === undefined) return null;
  const bits = BigInt(`0x${mask}`);
  return [...CAPABILITIES].filter(([bit]) => (bits >> BigInt(bit)) & 1n).map(([, name]) => name);
}
