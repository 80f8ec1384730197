import { expect, test } from 'vitest';
import type { RawSocket } from '../../../electron/monitor/sources/source.ts';
import {
  type ChurnLog,
  faultsOf,
  livesThroughReadings,
  type Told,
} from '../../soak/churn/lives.ts';
import { Recorder } from '../../soak/churn/recorder.ts';
import { makeRaw } from '../../support/make-raw.ts';

const READINGS = [
  { begin: 10, end: 14 },
  { begin: 20, end: 24 },
];
const LASTING = { cookie: 'a', openedAt: 15, closingAt: 30 };
const SHORT = { cookie: 'b', openedAt: 12, closingAt: 19 };
const ONCE: Told = { opened: 1, closed: 1, passed: 0 };
const PASSED: Told = { opened: 0, closed: 0, passed: 1 };

function faults(a: Told | null, b: Told | null, someMissed = false): string[] {
  const entries = [['a', a] as const, ['b', b] as const];
  const told = new Map(entries.flatMap(([cookie, one]) => (one ? [[cookie, one] as const] : [])));
  const log: ChurnLog = { lives: [LASTING, SHORT], readings: READINGS, told, someMissed };
  return faultsOf(log);
}

test('only a life from before a reading began until after it ended goes through it', () => {
  const lives = [
    LASTING,
    SHORT,
    { cookie: 'c', openedAt: 20, closingAt: 24 },
    { cookie: 'd', openedAt: 21, closingAt: 99 },
    { cookie: 'e', openedAt: 15, closingAt: 23 },
  ];
  const log: ChurnLog = { lives, readings: READINGS, told: new Map(), someMissed: false };
  expect([...livesThroughReadings(log)].map(({ cookie }) => cookie)).toEqual(['a', 'c']);
});

test('a life through a reading has to be told once, and a shorter one once in either way', () => {
  expect(faults(ONCE, PASSED)).toEqual([]);
  expect(faults(ONCE, ONCE)).toEqual([]);
});

test.each<[string, Told | null, Told | null]>([
  ['one that lasted and is not told', null, PASSED],
  ['one that lasted and is told to have passed', PASSED, PASSED],
  ['one that lasted and never closes', { ...ONCE, closed: 0 }, PASSED],
  ['one that lasted and opens twice', { ...ONCE, opened: 2 }, PASSED],
  ['a short one that is not told', ONCE, null],
  ['a short one that is told in both ways', ONCE, { ...ONCE, passed: 1 }],
  ['a short one that passes twice', ONCE, { ...PASSED, passed: 2 }],
])('%s is a fault', (_, a, b) => {
  expect(faults(a, b)).toHaveLength(1);
});

test('where some were missed a short one may be among them, and one that lasted not', () => {
  expect(faults(ONCE, null, true)).toEqual([]);
  expect(faults(null, PASSED, true)).toHaveLength(1);
  expect(faults(ONCE, { ...ONCE, passed: 1 }, true)).toHaveLength(1);
});

const STAYS = makeRaw({ key: 'n/5' });
const COMES = makeRaw({ key: 'n/6' });
const NOTHING = { opened: [], changed: [], closed: [] };
const isStable = ({ key }: RawSocket) => key === STAYS.key;

function record(count = 1) {
  const recorder = new Recorder([STAYS], isStable, count);
  const take = (changes: Partial<typeof NOTHING | { opened: RawSocket[]; closed: string[] }>) =>
    recorder.take(
      {
        takenAt: 0,
        changes: { ...NOTHING, ...changes },
        isWhole: false,
        passed: { sockets: [], dropped: 0 },
        problems: [],
      },
      { begin: 0, end: 1 },
    );
  return { recorder, take };
}

test('what comes and goes is no fault, and is counted', () => {
  const { recorder, take } = record();
  expect(take({})).toBe(true);
  expect(take({ opened: [COMES] })).toBe(false);
  take({ closed: [COMES.key] });
  recorder.takeWhole([COMES, STAYS]);
  expect(recorder.faults).toEqual([]);
  expect(recorder.log.told.get('6')).toEqual(ONCE);
});

test('one that stays and is missing, doubled or another is a fault, in every kind of reading', () => {
  const faultsAfter = (act: (made: ReturnType<typeof record>) => unknown): number => {
    const made = record();
    act(made);
    return made.recorder.faults.length;
  };
  expect(record(2).recorder.faults).toHaveLength(1);
  expect(faultsAfter(({ take }) => take({ closed: [STAYS.key] }))).toBe(1);
  expect(faultsAfter(({ take }) => take({ opened: [STAYS] }))).toBe(1);
  expect(faultsAfter(({ take }) => take({ closed: [COMES.key] }))).toBe(1);
  expect(faultsAfter(({ recorder }) => recorder.takeWhole([]))).toBe(1);
  expect(faultsAfter(({ recorder }) => recorder.takeWhole([STAYS, STAYS]))).toBe(1);
});
