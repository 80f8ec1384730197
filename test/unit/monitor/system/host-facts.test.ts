import { hostname } from 'node:os';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { readHostFacts } from '../../../../electron/monitor/system/host-facts.ts';
import { hostSchema } from '../../../../shared/api/schemas.ts';
import { fakeTools } from '../../../support/fake-tools.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime } from '../../../support/real-processes.ts';

onlyOn('linux', 'the facts of this system are read, and fake tools are scripts for a POSIX shell');
allowTime();

test('Linux tells everything of itself, and the contract takes it', async () => {
  const facts = await readHostFacts();
  expect(v.parse(hostSchema, facts)).toEqual(facts);
  expect(facts).toMatchObject({ hostname: hostname(), os: 'linux', udp: null });
  expect(facts.dynamicRange).not.toBeNull();
  expect(facts.reservedPorts).not.toBeNull();
  expect(facts.privilegedBelow).not.toBeNull();
});

test('Windows tells the rules of both protocols apart', async () => {
  const netsh = `case "$*" in
    *"dynamicport tcp") printf 'Start Port : 49152\\nNumber of Ports : 16384\\n';;
    *"dynamicport udp") printf 'Start Port : 50000\\nNumber of Ports : 1000\\n';;
    *protocol=tcp) printf -- '---------- --------\\n 5357 5357\\n';;
    *protocol=udp) printf -- '---------- --------\\n';;
  esac`;
  vi.stubEnv('PATH', fakeTools({ netsh }));
  expect(await readHostFacts('win32')).toEqual({
    hostname: hostname(),
    os: 'win32',
    dynamicRange: [49_152, 65_535],
    reservedPorts: [[5357, 5357]],
    udp: { dynamicRange: [50_000, 50_999], reservedPorts: [] },
    privilegedBelow: 0,
  });
  vi.unstubAllEnvs();
});

test('a system that cannot be asked has facts all the same', async () => {
  vi.stubEnv('PATH', fakeTools({}));
  const nothing = { dynamicRange: null, reservedPorts: null };
  expect(await readHostFacts('win32')).toMatchObject({ ...nothing, udp: nothing });
  vi.unstubAllEnvs();
  expect(await readHostFacts('sunos')).toMatchObject({
    ...nothing,
    udp: null,
    privilegedBelow: null,
  });
});

test.each([
  { reservedPorts: [[9, 8]] },
  { dynamicRange: [0, 65_536] },
  { privilegedBelow: -1 },
  { udp: { dynamicRange: null } },
  { other: true },
])('the contract refuses %j', async (wrong) => {
  const facts = await readHostFacts();
  expect(v.safeParse(hostSchema, { ...facts, ...wrong }).success).toBe(false);
});
