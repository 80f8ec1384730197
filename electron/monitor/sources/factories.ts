import type { SourceName } from '../../../shared/model/status.ts';
import { ProcSource } from './proc/source.ts';
import type { SourceFactory } from './select.ts';
import type { Library } from './systeminformation/library.ts';
import { SysteminformationSource } from './systeminformation/source.ts';

/** The sources of this system, best first. */
export function sourcesFor(
  platform: string,
  library: Library,
): ReadonlyMap<SourceName, SourceFactory> {
  const portable: [SourceName, SourceFactory] = [
    'systeminformation',
    () => new SysteminformationSource(library),
  ];
  return new Map(platform === 'linux' ? [['proc', () => new ProcSource()], portable] : [portable]);
}
