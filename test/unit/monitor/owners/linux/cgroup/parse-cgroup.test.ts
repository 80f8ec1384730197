import { expect, test } from 'vitest';
import {
  NO_PLACE,
  parseCgroupFile,
  parseCgroupPath,
} from '../../../../../../electron/monitor/owners/linux/cgroup/parse-cgroup.ts';
import {
  type CgroupSample,
  ENGINE_SAMPLES,
  GUEST_SAMPLES,
  ID,
  OTHER_ID,
  POD_SAMPLES,
  UNIT_SAMPLES,
} from './cgroup-samples.ts';
import { HOSTILE_PATHS } from './hostile-paths.ts';

function expected({ unit, container, pod }: CgroupSample) {
  return {
    unit,
    container: container && { runtime: container[0], id: container[1], name: null },
    pod: pod ?? null,
  };
}

test.each(UNIT_SAMPLES)('the unit of a path: $what', (sample) => {
  expect(parseCgroupPath(sample.path)).toEqual(expected(sample));
});

test.each(ENGINE_SAMPLES)('the container of an engine: $what', (sample) => {
  expect(parseCgroupPath(sample.path)).toEqual(expected(sample));
});

test.each(POD_SAMPLES)('the container and pod of Kubernetes: $what', (sample) => {
  expect(parseCgroupPath(sample.path)).toEqual(expected(sample));
});

test.each(GUEST_SAMPLES)('a guest or packaged app: $what', (sample) => {
  expect(parseCgroupPath(sample.path)).toEqual(expected(sample));
});

test.each(HOSTILE_PATHS)('a path that tells nothing: %j', (path) => {
  expect(parseCgroupPath(path)).toEqual(NO_PLACE);
});

test('a file of version 2 has one line', () => {
  expect(parseCgroupFile('0::/system.slice/nginx.service\n').unit).toBe('nginx.service');
});

test('a file of version 1 tells of the container in whichever hierarchy it has a group', () => {
  const text = `11:pids:/\n10:memory,hugetlb:/docker/${ID}\n2:cpu,cpuacct:/\n1:name=systemd:/\n`;
  expect(parseCgroupFile(text)).toEqual({
    unit: null,
    container: { id: ID, name: null, runtime: 'docker' },
    pod: null,
  });
});

test('in a file of version 1 the hierarchy of systemd tells the unit', () => {
  const text = '4:memory:/system.slice/other.service\n1:name=systemd:/system.slice/web.service\n';
  expect(parseCgroupFile(text).unit).toBe('web.service');
});

test('where version 2 knows only the root, version 1 tells', () => {
  const text = '3:pids:/system.slice/web.service\n1:name=systemd:/system.slice/web.service\n0::/\n';
  expect(parseCgroupFile(text).unit).toBe('web.service');
});

test('where only version 1 has a group for the container, its starter is not its unit', () => {
  const text = `5:memory:/docker/${ID}\n1:name=systemd:/docker/${ID}\n0::/system.slice/containerd.service\n`;
  expect(parseCgroupFile(text)).toEqual({
    unit: null,
    container: { id: ID, name: null, runtime: 'docker' },
    pod: null,
  });
});

test('version 2 counts before systemd, and systemd before the controllers, in any order of lines', () => {
  const lines = [`9:cpu:/docker/${OTHER_ID}`, `1:name=systemd:/docker/${ID}`, '0::/lxc/web'];
  expect(parseCgroupFile(lines.join('\n')).container?.id).toBe('web');
  expect(parseCgroupFile(lines.slice(0, 2).join('\n')).container?.id).toBe(ID);
});

test('a path may hold colons', () => {
  expect(parseCgroupFile('0::/system.slice/dbus-:1.7-org.example.Bus@0.service').unit).toBe(
    'dbus-:1.7-org.example.Bus@0.service',
  );
});

test.each(['', '\n\n', '0::', 'x::/a.service', '0:/system.slice/a.service', '::/b.service'])(
  'a file that is none tells nothing: %j',
  (text) => {
    expect(parseCgroupFile(text)).toEqual(NO_PLACE);
  },
);
