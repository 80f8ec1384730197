import { Library } from '../sources/systeminformation/library.ts';
import { LinuxProcesses } from './linux/linux-processes.ts';
import { PortableProcesses } from './portable-processes.ts';
import type { Processes } from './processes.ts';

/** The processes of this machine. */
export async function openProcesses(): Promise<Processes> {
  if (process.platform === 'linux') return await LinuxProcesses.open();
  return new PortableProcesses(new Library());
}
