import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ProgramFile } from '../../../../shared/findings/finding.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { eventually } from '../../../support/real-processes.ts';
import { hiddenListener, listener } from '../../shared/findings/make-situation.ts';
import { INTRUDER, SERVER, START, setUp } from './set-up-service.ts';

test('before anything is expected nothing is found', async () => {
  const { service, stay, fresh } = await setUp();
  stay([SERVER, INTRUDER]);
  expect(service.state).toMatchObject({ rules: null, total: 0 });
  expect([fresh, service.hasBaseline]).toEqual([[], false]);
});

test('after all was learnt, what comes is found once, and a client is told', async () => {
  const { handlers, stay, fresh, told } = await setUp();
  stay([SERVER]);
  expect(await handlers.expectAll({ asRange: true })).toEqual({ rules: 1, changed: 1 });
  stay([SERVER, INTRUDER]);
  stay([SERVER]);
  stay([SERVER, INTRUDER]);
  expect(fresh.map(({ port }) => port)).toEqual([12_321]);
  await eventually(() => told.at(-1)).toMatchObject({
    rules: 1,
    total: 1,
    counts: { low: 1 },
    findings: [{ kind: 'new-listener', port: 12_321 }],
    undo: { what: 'expected', count: 1 },
  });
});

test('a file edited by hand is in force after the next reading, and a wrong rule is told with its place', async () => {
  const { folder, handlers, kinds, service, stay, read, told } = await setUp();
  stay([SERVER]);
  await handlers.expectAll({ asRange: true });
  const path = join(folder, 'expected.json');
  const rule = '{ "port": 12321, "protocol": "tcp", "exposure": "any" }';
  writeFileSync(path, `{ "schemaVersion": 1, "rules": [\n${rule},\n{ "prot": 1 } ] }`);
  read([SERVER, INTRUDER]);
  await eventually(() => service.state.faultsTotal).toBe(4);
  expect(told.at(-1)?.faults).toContainEqual({
    code: 'unknown-key',
    key: 'prot',
    line: 3,
    column: 3,
  });
  stay([SERVER, INTRUDER]);
  expect(kinds()).toEqual(['new-listener 8080']);
});

test('a damaged file is told, and nothing is found until it is mended', async () => {
  const { folder, handlers, service, read, stay } = await setUp();
  stay([SERVER]);
  await handlers.expectAll({ asRange: true });
  writeFileSync(join(folder, 'expected.json'), '[');
  read([SERVER]);
  await eventually(() => service.state.problems).toMatchObject([{ code: 'expected-damaged' }]);
  expect(service.state.rules).toBeNull();
});

test('a fallback to another source with 5,000 listeners brings no finding', async () => {
  const { service, handlers, fresh, of } = await setUp();
  // Other keys, and less is known of the owners.
  const first = listeners((port) => listener({ port, unit: 'house.service', pid: port }));
  const second = listeners((port) => hiddenListener({ port, unit: 'house.service' }));
  service.take(of.newEpoch(first, { takenAt: START }));
  expect(await handlers.expectAll({ asRange: true })).toMatchObject({ rules: 5000 });
  for (let step = 0; step < 60; step += 1) {
    const rows = step < 30 ? second : first;
    const takenAt = START + step * 1000;
    const isFirst = step % 30 === 0;
    service.take(isFirst ? of.newEpoch(rows, { takenAt }) : of.next(rows, { takenAt }));
  }
  expect([fresh, service.latest.findings]).toEqual([[], []]);
});

test('while no source can see nothing is missing, and after a sleep nothing is found too soon', async () => {
  const { service, handlers, fresh, of, stay } = await setUp();
  stay([SERVER]);
  await handlers.expectAll({ asRange: true });
  for (let step = 0; step < 30; step += 1) service.take(of.blind({ takenAt: START + step * 1000 }));
  expect(fresh).toEqual([]);
  const day = 86_400_000;
  service.take(of.newEpoch([], { takenAt: START + day }));
  service.take(of.next([SERVER], { takenAt: START + 2 * day }));
  service.take(of.next([], { takenAt: START - day }));
  service.take(of.next([SERVER], { takenAt: START + day }));
  expect(fresh).toEqual([]);
});

test('what became of program files is looked at now and then, and found', async () => {
  const files = new Map<number, ProgramFile>();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { handlers, kinds, stay } = await setUp(files);
  stay([SERVER]);
  await handlers.expectAll({ asRange: true });
  files.set(4711, 'replaced');
  stay([SERVER]);
  expect(kinds()).toEqual([]);
  vi.advanceTimersByTime(10_000);
  await eventually(() => {
    stay([SERVER]);
    return kinds();
  }).toEqual(['program-file 8080']);
});

test('of a storm of 5,000 listeners a client is told a bounded part', async () => {
  const { handlers, stay, fresh, told } = await setUp();
  stay([]);
  await handlers.expectAll({ asRange: true });
  const storm = Array.from({ length: 5000 }, (_, at) =>
    listener({ id: `s${at}`, port: at + 10_000 }),
  );
  stay(storm);
  expect(fresh).toHaveLength(5000);
  await eventually(() => told.at(-1)?.total).toBe(5000);
  const last = told.at(-1);
  expect([last?.findings.length, last?.counts.low]).toEqual([200, 5000]);
  expect(JSON.stringify(last).length).toBeLessThan(200_000);
  const { changed } = await handlers.decideFindings({
    of: { kind: 'new-listener' },
    action: 'acknowledge',
    until: null,
  });
  expect(changed).toBe(5000);
  await eventually(() => told.at(-1)).toMatchObject({ total: 0, decidedTotal: 5000 });
});

function listeners(make: (port: number) => SocketRow): SocketRow[] {
  return Array.from({ length: 5000 }, (_, at) => make(at + 10_000));
}
