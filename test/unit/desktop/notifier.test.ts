import { describe, expect, test } from 'vitest';
import { Notifier } from '../../../electron/desktop/notices/notifier.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../shared/findings/engine.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { NO_COUNTS } from '../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import type { Notice } from '../../../shared/findings/notification.ts';
import { handsOut, listener, reading } from '../shared/findings/make-situation.ts';

const MINUTE = 60_000;

/** A desktop whose clock is in the hands of the test. */
function setUp(now = new Date(2026, 4, 6, 12).getTime()) {
  const notices: Notice[] = [];
  const subjects: { ids: readonly string[] | null; expect: string }[] = [];
  const badges: number[] = [];
  const badgeTexts: string[] = [];
  let time = now;
  let wait: { at: number; callback: () => void } | null = null;
  const notifier = new Notifier({
    show: (notice, { ids, texts }) => {
      notices.push(notice);
      subjects.push({ ids, expect: texts.expect });
    },
    setBadge: (count, text) => {
      badges.push(count);
      badgeTexts.push(text);
    },
    languages: () => ['ja-JP', 'en'],
    now: () => time,
    after: (ms, callback) => {
      wait = { at: time + ms, callback };
      return () => {
        wait = null;
      };
    },
  });
  /** Lets time go on; what waited for that happens. */
  const pass = (ms: number) => {
    time += ms;
    if (!wait || wait.at > time) return;
    const { callback } = wait;
    wait = null;
    callback();
  };
  let total = 0;
  const tell = (fresh: readonly Finding[], overrides: Partial<FindingsNews> = {}) => {
    total += fresh.length;
    notifier.take({
      at: time,
      rules: 1,
      fresh,
      dropped: 0,
      counts: { ...NO_COUNTS, low: total },
      problems: [],
      status: null,
      alerts: { notifications: true, quiet: null },
      language: 'en',
      ...overrides,
    });
  };
  return { notices, subjects, badges, badgeTexts, pass, tell };
}

function findings(...rows: Parameters<typeof reading>[0]): readonly Finding[] {
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect([]);
  return engine.take(reading(rows)).findings;
}

const ONE = findings(listener({ port: 2 }));
const MANY = findings(
  ...Array.from({ length: 900 }, (_, port) => listener({ port: port + 12_000 })),
);

test('one finding is told in full, in the language that is set, else in the system’s', () => {
  const { notices, tell, pass } = setUp();
  tell(ONE);
  expect(notices).toEqual([
    {
      title: 'New listener · matters little',
      body: 'doorkeeper listens at 2/tcp (this machine only). No rule expects that.',
    },
  ]);
  pass(MINUTE);
  tell(findings(listener({ port: 3 })), { language: 'system' });
  expect(notices[1]?.body).toContain('待ち受けています');
});

test('what is told as a whole can be decided as a whole, in the language of the notice', () => {
  const { subjects, tell, pass } = setUp();
  tell(ONE);
  pass(MINUTE);
  tell(MANY.slice(0, 3), { language: 'ja' });
  expect(subjects).toEqual([
    { ids: ONE.map(({ id }) => id), expect: 'Expect' },
    { ids: MANY.slice(0, 3).map(({ id }) => id), expect: '想定に加える' },
  ]);
});

test('what cannot be named as a whole cannot be decided with one word', () => {
  const { subjects, tell } = setUp();
  tell(MANY);
  expect(subjects).toMatchObject([{ ids: null }]);
});

test('a storm is one notice of a few lines', () => {
  const { notices, tell, badges } = setUp();
  tell(MANY);
  expect(notices).toEqual([{ title: '900 findings', body: 'New listener: 200\nand 700 more' }]);
  expect(badges).toEqual([900]);
});

test('what comes soon after a notice is told together with the next', () => {
  const { notices, tell, pass } = setUp();
  tell(ONE);
  for (const finding of MANY.slice(0, 5)) tell([finding]);
  pass(9000);
  expect(notices).toHaveLength(1);
  pass(1000);
  expect(notices.map(({ title }) => title)).toEqual([
    'New listener · matters little',
    '5 findings',
  ]);
});

test('what was told once is not told again, though the monitor was started again', () => {
  const { notices, tell, pass } = setUp();
  tell(ONE);
  pass(MINUTE);
  tell(ONE);
  pass(MINUTE);
  expect(notices).toHaveLength(1);
});

test('where notifications are off only the badge is set, and nothing is told later', () => {
  const { notices, tell, badges, pass } = setUp();
  tell(ONE, { alerts: { notifications: false, quiet: null } });
  tell([]);
  pass(MINUTE);
  expect([notices, badges]).toEqual([[], [1]]);
});

test('the badge goes away with what was found', () => {
  const { badges, badgeTexts, tell } = setUp();
  tell(ONE);
  tell([], { counts: NO_COUNTS });
  tell([], { counts: NO_COUNTS });
  expect(badges).toEqual([1, 0]);
  expect(badgeTexts).toEqual(['1 finding', '']);
});

describe('in quiet hours', () => {
  const quiet = { from: 22 * 60, to: 7 * 60 };
  const alerts = { notifications: true, quiet };
  const late = new Date(2026, 4, 6, 23).getTime();

  test('nothing is told until they end', () => {
    const { notices, tell, pass, badges } = setUp(late);
    tell(ONE, { alerts });
    tell(MANY.slice(0, 2), { alerts });
    pass(7 * 60 * MINUTE);
    expect([notices, badges]).toEqual([[], [1, 3]]);
    pass(60 * MINUTE);
    expect(notices).toMatchObject([{ title: '3 findings' }]);
  });

  test('what has gone or was decided meanwhile is not told', () => {
    const { notices, tell, pass } = setUp(late);
    tell(ONE, { alerts });
    tell([], { alerts, counts: NO_COUNTS });
    pass(9 * 60 * MINUTE);
    expect(notices).toEqual([]);
  });

  test('that are taken away it is told at once', () => {
    const { notices, tell } = setUp(late);
    tell(ONE, { alerts });
    tell([]);
    expect(notices).toHaveLength(1);
  });

  test('that never end nothing is told', () => {
    const { notices, tell, pass } = setUp(late);
    tell(ONE, { alerts: { notifications: true, quiet: { from: 60, to: 60 } } });
    pass(48 * 60 * MINUTE);
    expect(notices).toEqual([]);
  });
});

test('what a program calls itself cannot disguise a notice', () => {
  const { notices, tell } = setUp();
  tell(findings(listener({ port: 2, path: '/tmp/a\u202eb\nOK' })));
  expect(notices[0]?.body).not.toMatch(/\u202e|\n/);
});
