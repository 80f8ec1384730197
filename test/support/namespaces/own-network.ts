import { spawnSync } from 'node:child_process';

/** Brings the loopback interface up, then becomes the command that follows. */
const START = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const;

/**
 * A command that runs Node in a network namespace of its own, where nobody else's sockets are: as root, or
 * as whom the kernel lets be root inside. Where neither is allowed, Node where everybody is.
 */
export function nodeInOwnNetwork(): readonly [string, ...string[]] {
  const asRoot = process.geteuid?.() === 0 ? [] : ['--map-root-user'];
  const inside = ['--net', ...asRoot, ...START];
  const { status } = spawnSync('unshare', [...inside, 'true']);
  return status === 0 ? ['unshare', ...inside, process.execPath] : [process.execPath];
}
