import type { SocketRow } from '../model/socket.ts';
import type { Registry } from './registry.ts';
import type { ProgramVerdict } from './verdict.ts';
import { verdictOf } from './verdict.ts';

/** How the programs behind a door fit what its port is for. @param row a listening or bound socket */
export function verdictOfRow(row: SocketRow, registry: Registry): ProgramVerdict {
  const { local, protocol, range, inDynamicRange, owners, ownersStatus, unit, container } = row;
  const { name, aliases } = registry.record(local.port, protocol);
  return verdictOf({
    port: local.port,
    protocol,
    range,
    inDynamicRange,
    service: name === null ? null : { name, aliases },
    programs: owners,
    ownersStatus,
    unit,
    container: container?.name ?? null,
  });
}
