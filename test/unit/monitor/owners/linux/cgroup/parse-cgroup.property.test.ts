import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseCgroupFile,
  parseCgroupPath,
} from '../../../../../../electron/monitor/owners/linux/cgroup/parse-cgroup.ts';
import { ENGINE_SAMPLES, GUEST_SAMPLES, POD_SAMPLES, UNIT_SAMPLES } from './cgroup-samples.ts';
import { HOSTILE_PATHS } from './hostile-paths.ts';

const PATHS = [...ENGINE_SAMPLES, ...GUEST_SAMPLES, ...POD_SAMPLES, ...UNIT_SAMPLES].map(
  ({ path }) => path,
);
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const pieces = [...new Set([...PATHS, ...HOSTILE_PATHS].flatMap((path) => path.split('/')))];
const names = fc.oneof(
  fc.constantFrom(...pieces),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.stringMatching(/^(\\x[0-9a-f]{2}){1,4}\.(service|scope)$/),
  hex,
);
const paths = fc.array(names, { maxLength: 8 }).map((parts) => `/${parts.join('/')}`);

test('whatever is in a path, what is told of it is visible and no longer than a name', () => {
  fc.assert(
    fc.property(paths, (path) => {
      const { unit, container, pod } = parseCgroupPath(path);
      for (const text of [unit, container?.id, container?.runtime, pod]) {
        if (text === null || text === undefined) continue;
        expect(text).toMatch(/^[^\p{C}/]+$/u);
        expect(text.length).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 300 },
  );
});

test('a unit of the system stays the unit, whatever groups it makes below', () => {
  const service = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}\.service$/);
  const plain = fc.stringMatching(/^[a-z]{1,8}(\.service)?$/).filter((name) => name !== 'lxc');
  fc.assert(
    fc.property(service, fc.array(plain, { maxLength: 4 }), (unit, below) => {
      const path = ['/system.slice', unit, ...below].join('/');
      expect(parseCgroupPath(path)).toEqual({ unit, container: null, pod: null });
    }),
  );
});

test('a name written with escapes comes back as it was', () => {
  const text = fc.stringMatching(/^[a-zA-Z0-9 !äß中-]{1,20}$/);
  fc.assert(
    fc.property(text, (name) => {
      const bytes = [...new TextEncoder().encode(name)];
      const escaped = bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
      expect(parseCgroupPath(`/system.slice/${escaped}.service`).unit).toBe(`${name}.service`);
    }),
  );
});

test('a container is found below any slices, and in any hierarchy', () => {
  const slices = fc.array(fc.stringMatching(/^[a-z]{1,6}\.slice$/), { maxLength: 4 });
  const runtimes = fc.constantFrom(['docker', 'docker'], ['libpod', 'podman'], ['crio', 'crio']);
  fc.assert(
    fc.property(slices, runtimes, hex, fc.nat(12), ([...above], [prefix, runtime], id, number) => {
      const path = ['', ...above, `${prefix}-${id}.scope`].join('/');
      const found = { unit: null, container: { id, name: null, runtime }, pod: null };
      expect(parseCgroupPath(path)).toEqual(found);
      expect(parseCgroupFile(`14:pids:/\n${number}:memory:${path}\n0::/\n`)).toEqual(found);
    }),
  );
});

test('whatever a file holds, reading it tells no more than its lines do', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.nat(12), fc.constantFrom('', 'name=systemd', 'cpu,cpuacct'), paths)
      .map(([id, kind, path]) => `${id}:${kind}:${path}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const whole = parseCgroupFile(lines.join('\n'));
      const alone = lines.join('\n').split('\n').map(parseCgroupFile);
      if (whole.unit !== null || whole.container !== null) expect(alone).toContainEqual(whole);
    }),
  );
});
