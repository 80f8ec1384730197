import type { SocketDetails } from '../../../../../shared/model/traffic.ts';
import type { RawChanges } from '../../source.ts';
import type { OtherNamespace } from './find-namespaces.ts';
import type { Unreadable } from './open-inside.ts';

/** The sockets of another network namespace, as they were last seen. */
export interface ForeignTable {
  /** Rows of the last reading that could not be read. */
  readonly unreadable: number;
  /** @returns what changed since the last reading that was one; or why this is none */
  read(namespace: OtherNamespace): RawChanges | Unreadable;
  /** Forgets all sockets. @returns that they closed */
  clear(): RawChanges;
  /** Looks at one socket; null where it is gone, or cannot be looked at. */
  inspect(key: string): SocketDetails | null;
}
