import { readFile } from 'node:fs/promises';
import type { UnitManager } from '../../../shared/actions/advice.ts';
import { isConnection } from '../../../shared/model/role.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { closingSteps } from '../../../shared/reach/close/closing-steps.ts';
import { type Reach, reachOf } from '../../../shared/reach/reach.ts';
import { type Published, publishedBy } from '../owners/linux/cgroup/published-ports.ts';
import type { FirewallReader } from './read-firewall.ts';

/**
 * Who can reach a door and how it is closed.
 * @returns null for a connection, which is no door
 */
export async function reachOfDoor(
  row: SocketRow,
  reader: FirewallReader,
  platform: string = process.platform,
): Promise<Reach | null> {
  if (isConnection(row.role)) return null;
  const program = row.owners[0]?.path ?? null;
  const needsRules = row.exposure !== 'loopback';
  const [firewall, unitManager] = await Promise.all([
    needsRules ? reader.read(program) : null,
    unitManagerOf(row),
  ]);
  const published = publishedFor(row);
  const closing = closingSteps(row, {
    os: platform,
    manager: firewall?.manager ?? null,
    unitManager,
    published: published && { containerPort: published.containerPort ?? null },
  });
  return reachOf(row, firewall, published !== null, closing);
}

/** For whom the first holder keeps the door, where it is a helper of a container engine. */
function publishedFor({ owners, protocol, local }: SocketRow): Published | null {
  for (const { name, path, commandLine } of owners) {
    const file = path?.slice(path.lastIndexOf('/') + 1) ?? name;
    const door = { protocol, port: local.port, address: local.address };
    const published = publishedBy({ name: file, commandLine }, door);
    if (published) return published;
  }
  return null;
}

/** A unit below a user's own manager is that manager's, by the control group of its process. */
async function unitManagerOf({ unit, owners }: SocketRow): Promise<UnitManager> {
  const pid = owners[0]?.pid;
  if (unit === null || pid === undefined) return 'system';
  const group = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
  return /\/user@\d+\.service\//.test(group) ? 'user' : 'system';
}
