import { Library } from '../../sources/systeminformation/library.ts';
import type { ProcessInspector } from './inspect-process.ts';
import { LibraryProcessInspector } from './library-inspector.ts';
import { LinuxProcessInspector } from './linux-inspector.ts';

/** The inspector of this machine's system. */
export function createProcessInspector(): ProcessInspector {
  if (process.platform === 'linux') return new LinuxProcessInspector();
  return new LibraryProcessInspector(new Library());
}
