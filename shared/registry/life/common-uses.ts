import type { Protocol } from '../../model/socket.ts';
import type { CommonUse } from './common-use.ts';
import { CALLS_AND_GAMES_USES } from './common-uses/calls-and-games.ts';
import { CONTAINERS_USES } from './common-uses/containers.ts';
import { DATABASES_HIGH_USES } from './common-uses/databases-high.ts';
import { DATABASES_LOW_USES } from './common-uses/databases-low.ts';
import { DEV_SERVERS_HIGH_USES } from './common-uses/dev-servers-high.ts';
import { DEV_SERVERS_LOW_USES } from './common-uses/dev-servers-low.ts';
import { DEV_TOOLS_HIGH_USES } from './common-uses/dev-tools-high.ts';
import { DEV_TOOLS_LOW_USES } from './common-uses/dev-tools-low.ts';
import { DISCOVERY_USES } from './common-uses/discovery.ts';
import { HOME_USES } from './common-uses/home.ts';
import { MACHINE_LEARNING_USES } from './common-uses/machine-learning.ts';
import { MEDIA_USES } from './common-uses/media.ts';
import { MESSAGING_USES } from './common-uses/messaging.ts';
import { MONITORING_USES } from './common-uses/monitoring.ts';
import { PEER_TO_PEER_USES } from './common-uses/peer-to-peer.ts';
import { PRIVATE_NETWORKS_USES } from './common-uses/private-networks.ts';
import { REMOTE_ACCESS_USES } from './common-uses/remote-access.ts';
import { SERVERS_USES } from './common-uses/servers.ts';
import { SHARING_USES } from './common-uses/sharing.ts';
import { SYSTEM_USES } from './common-uses/system.ts';

export type { CommonUse } from './common-use.ts';

const ALL: readonly CommonUse[] = [
  ...CALLS_AND_GAMES_USES,
  ...CONTAINERS_USES,
  ...DATABASES_HIGH_USES,
  ...DATABASES_LOW_USES,
  ...DEV_SERVERS_HIGH_USES,
  ...DEV_SERVERS_LOW_USES,
  ...DEV_TOOLS_HIGH_USES,
  ...DEV_TOOLS_LOW_USES,
  ...DISCOVERY_USES,
  ...HOME_USES,
  ...MACHINE_LEARNING_USES,
  ...MEDIA_USES,
  ...MESSAGING_USES,
  ...MONITORING_USES,
  ...PEER_TO_PEER_USES,
  ...PRIVATE_NETWORKS_USES,
  ...REMOTE_ACCESS_USES,
  ...SERVERS_USES,
  ...SHARING_USES,
  ...SYSTEM_USES,
].sort((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol));

const NONE: readonly CommonUse[] = [];
const BY_DOOR = new Map<string, readonly CommonUse[]>();
for (const use of ALL) {
  const door = `${use.port}/${use.protocol}`;
  if (use.last === undefined) BY_DOOR.set(door, [...(BY_DOOR.get(door) ?? NONE), use]);
}
const SPANS = ALL.filter((use) => use.last !== undefined);

/** What is commonly found at a port: uses of just that port first. None for what is no port. */
export function commonUses(port: number, protocol: Protocol): readonly CommonUse[] {
  const own = BY_DOOR.get(`${port}/${protocol}`) ?? NONE;
  const wider = SPANS.filter(
    (use) => use.protocol === protocol && port >= use.port && port <= (use.last ?? use.port),
  );
  return wider.length === 0 ? own : [...own, ...wider];
}

/** Every use, in the order of ports. */
export function allCommonUses(): readonly CommonUse[] {
  return ALL;
}
