import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findCgroupMounts } from '../../electron/monitor/owners/linux/cgroup/mounts.ts';

/** A control group in a slice of its own; it goes when the test is over. Null where none can be made. */
export function makeGroup(name: string): string | null {
  const [mount] = findCgroupMounts();
  if (!mount) return null;
  const slice = join(mount.folder, `portico-test-${process.pid}.slice`);
  const group = join(slice, name);
  try {
    mkdirSync(group, { recursive: true });
  } catch {
    return null;
  }
  onTestFinished(() => {
    rmdirSync(group);
    rmdirSync(slice);
  });
  return group;
}
