import { Library } from '../../sources/systeminformation/library.ts';
import type { ProcessInspector } from './inspect-process.ts';
import { LibraryProcessInspector } from './library-inspector.ts';
import { LinuxProcessInspector } from './linux-inspector.ts';

/** The inspector of this machine's system. @param libraryChild file of the built child entry */
export function createProcessInspector(libraryChild: string): ProcessInspector {
  if (process.platform === 'linux') return new LinuxProcessInspector();
  return new LibraryProcessInspector(new Library(libraryChild));
}
