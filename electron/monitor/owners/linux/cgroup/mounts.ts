import { readFileSync } from 'node:fs';

/** A place where the version 2 hierarchy of control groups can be read. */
export interface CgroupMount {
  readonly folder: string;
  /** The control group that the folder shows; `/` unless a part was mounted. */
  readonly root: string;
}

/**
 * Reads `/proc/self/mountinfo` (proc_pid_mountinfo(5)): `id parent device root folder options … - type …`,
 * blanks in names as `\040`. Mounts of the whole hierarchy come first.
 */
export function parseCgroupMounts(text: string): CgroupMount[] {
  const mounts: CgroupMount[] = [];
  for (const line of text.split('\n')) {
    const [before = '', after] = line.split(' - ', 2);
    if (after?.split(' ', 1)[0] !== 'cgroup2') continue;
    const [, , , root, folder] = before.split(' ').map(readOctal);
    if (root?.startsWith('/') && folder?.startsWith('/')) mounts.push({ folder, root });
  }
  return mounts.sort((a, b) => Number(a.root !== '/') - Number(b.root !== '/'));
}

/** Nothing where the kernel has none or does not say. */
export function findCgroupMounts(mountinfo = '/proc/self/mountinfo'): CgroupMount[] {
  try {
    return parseCgroupMounts(readFileSync(mountinfo, 'utf8'));
  } catch {
    return [];
  }
}

function readOctal(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
