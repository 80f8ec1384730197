import { expect, onTestFinished, test } from 'vitest';
import { FindingsDesk } from '../../../../electron/monitor/findings/findings-desk.ts';
import { HookStore } from '../../../../electron/monitor/hooks/hook-store.ts';
import type { FindingsNews } from '../../../../shared/findings/news.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { makeHost } from '../../../support/make-host.ts';
import { Publications } from '../../../support/make-publication.ts';
import { eventually } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { INTRUDER, SERVER, START } from './set-up-service.ts';

async function setUp(folder = tempFolder()) {
  const news: FindingsNews[] = [];
  let asked = 0;
  const desk = new FindingsDesk({
    folder,
    host: makeHost(),
    settings: () => DEFAULT_SETTINGS,
    changed: () => {},
    waiting: () => {
      asked += 1;
    },
    send: (told) => {
      news.push(told);
      queueMicrotask(() => desk.newsTaken());
    },
  });
  await desk.start();
  onTestFinished(() => desk.stop());
  const of = new Publications();
  let now = START;
  const stay = (...rows: Parameters<Publications['next']>[0]) => {
    for (let second = 0; second < 20; second += 1) {
      now += 1000;
      desk.take(of.next(rows, { takenAt: now }));
    }
  };
  return { desk, news, stay, folder, asked: () => asked };
}

test('nobody waits for findings while there is no baseline, or nobody is to be told', async () => {
  const { desk, stay } = await setUp();
  stay(SERVER);
  desk.watch();
  expect(desk.isWaitedFor).toBe(false);
  const other = await setUp();
  other.stay(SERVER);
  await other.desk.handlers.expectAll({ asRange: true });
  expect(other.desk.isWaitedFor).toBe(false);
});

test('a host that asked waits as soon as there is a baseline, and that is said', async () => {
  const { desk, stay, asked } = await setUp();
  stay(SERVER);
  desk.watch();
  const before = asked();
  await desk.handlers.expectAll({ asRange: true });
  expect(desk.isWaitedFor).toBe(true);
  await eventually(asked).toBeGreaterThan(before);
});

test('so does a hook, and it is known from the start', async () => {
  const { desk, stay, folder } = await setUp();
  stay(SERVER);
  await desk.handlers.expectAll({ asRange: true });
  await new HookStore(folder).save({ command: ['/bin/true'], webhook: null });
  expect((await setUp(folder)).desk.isWaitedFor).toBe(true);
});

test('a host that asks late is told what holds, and then only what is new', async () => {
  const { desk, news, stay } = await setUp();
  stay(SERVER);
  await desk.handlers.expectAll({ asRange: true });
  stay(SERVER, INTRUDER);
  desk.watch();
  await eventually(() => news.at(-1)).toMatchObject({ rules: 1, counts: { low: 1 } });
  stay(SERVER, INTRUDER, {
    ...INTRUDER,
    id: 'more',
    local: { address: '127.0.0.1', port: 12_322 },
  });
  await eventually(() => news.flatMap(({ fresh }) => fresh.map(({ port }) => port))).toEqual([
    12_321, 12_322,
  ]);
});

test('a host that cannot see is told so', async () => {
  const { desk, news } = await setUp();
  desk.watch();
  desk.take(new Publications().blind());
  await eventually(() => news.at(-1)?.status?.source).toBeNull();
});
