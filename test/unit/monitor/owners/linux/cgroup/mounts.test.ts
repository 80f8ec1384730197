import { expect, test } from 'vitest';
import {
  findCgroupMounts,
  parseCgroupMounts,
} from '../../../../../../electron/monitor/owners/linux/cgroup/mounts.ts';

test('the version 2 hierarchy is found among other mounts, with any number of optional fields', () => {
  const text = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '30 22 0:26 / /sys/fs/cgroup rw,nosuid shared:9 master:3 - cgroup2 cgroup2 rw,nsdelegate',
    '31 22 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu',
    'garbage',
    '',
  ].join('\n');
  expect(parseCgroupMounts(text)).toEqual([{ folder: '/sys/fs/cgroup', root: '/' }]);
});

test('the whole hierarchy comes before parts of it', () => {
  const text = [
    '30 22 0:26 /machine.slice /run/part rw - cgroup2 cgroup2 rw',
    '31 22 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw',
  ].join('\n');
  expect(parseCgroupMounts(text)).toEqual([
    { folder: '/sys/fs/cgroup/unified', root: '/' },
    { folder: '/run/part', root: '/machine.slice' },
  ]);
});

test('blanks and backslashes in names are read', () => {
  const text = '30 22 0:26 / /mnt/my\\040groups\\134x rw - cgroup2 none rw\n';
  expect(parseCgroupMounts(text)).toEqual([{ folder: '/mnt/my groups\\x', root: '/' }]);
});

test('a mount that is named like the kind is none', () => {
  const text = '30 22 0:26 / /mnt/cgroup2 rw - tmpfs cgroup2 rw\n30 22 - cgroup2 x rw\n';
  expect(parseCgroupMounts(text)).toEqual([]);
});

test('without the file there are no mounts', () => {
  expect(findCgroupMounts('/nowhere/mountinfo')).toEqual([]);
});
