import { statSync } from 'node:fs';
import { CgroupTree } from '../../../../../../electron/monitor/owners/linux/cgroup/cgroup-tree.ts';
import { openableSockets } from '../../../../../../electron/monitor/owners/linux/cgroup/engine-sockets.ts';
import { findCgroupMounts } from '../../../../../../electron/monitor/owners/linux/cgroup/mounts.ts';

/** What the child tells: which of the sockets it may use, and the path of the root's own control group. */
export interface SeenWithoutRights {
  readonly uid: number;
  readonly openable: readonly string[];
  readonly rootGroup: { readonly seen: string | null; readonly expected: string | null };
}

const NOBODY = 65534;

/** Entry of a child that gives up root where it has it. Arguments: paths of sockets. */
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
const sockets = process.argv.slice(2).map((path) => ({ path, runtime: 'docker' as const }));
void openableSockets(sockets).then((openable) => {
  const seen: SeenWithoutRights = {
    uid: process.getuid?.() ?? 0,
    openable: openable.map(({ path }) => path),
    rootGroup: rootGroup(),
  };
  process.send?.(seen);
  process.disconnect();
});

function rootGroup() {
  const [mount] = findCgroupMounts();
  if (!mount) return { seen: null, expected: null };
  const { ino } = statSync(mount.folder, { bigint: true });
  return { seen: new CgroupTree().pathOf(ino), expected: mount.root };
}
