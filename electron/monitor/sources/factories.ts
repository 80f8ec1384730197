import { fileURLToPath } from 'node:url';
import type { SourceName } from '../../../shared/model/status.ts';
import { NetlinkSource } from './netlink/source.ts';
import { ProcSource } from './proc/source.ts';
import type { SourceFactory } from './select.ts';
import type { Library } from './systeminformation/library.ts';
import { SysteminformationSource } from './systeminformation/source.ts';

/** Every bundle lies one folder below `out`, so this holds wherever this module was bundled into. */
const DESTROY_EVENTS = fileURLToPath(new URL('../monitor/destroy-events.js', import.meta.url));

/**
 * The sources of this system, best first.
 * @param listens whether sockets that come and go between two readings are to be caught
 */
export function sourcesFor(
  platform: string,
  library: Library,
  listens = true,
): ReadonlyMap<SourceName, SourceFactory> {
  const portable: [SourceName, SourceFactory] = [
    'systeminformation',
    () => new SysteminformationSource(library),
  ];
  if (platform !== 'linux') return new Map([portable]);
  return new Map([
    ['netlink', () => new NetlinkSource(listens ? DESTROY_EVENTS : null)],
    ['proc', () => new ProcSource()],
    portable,
  ]);
}
