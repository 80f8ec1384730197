import { mayHandOut } from '../model/hand-out.ts';
import type { HostFacts } from '../model/status.ts';
import type { HandsOut } from './doors.ts';

/** Which ports a system hands out by itself; where it does not say, none is taken to be. */
export function handsOutBy(host: HostFacts): HandsOut {
  return (port, protocol) => mayHandOut(port, host, protocol) === 'yes';
}
