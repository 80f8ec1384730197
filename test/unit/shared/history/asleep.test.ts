import { expect, test } from 'vitest';
import { asleepMs } from '../../../../shared/history/asleep.ts';
import {
  fromText,
  markText,
  toText,
  unwatchedText,
} from '../../../../shared/history/history-text.ts';
import type { HistoryMark, Stay } from '../../../../shared/history/model.ts';
import { messagesIn } from '../../../../shared/messages/language.ts';

const EN = messagesIn('en');
const SLEEP = { from: 1000, until: 9000 };
const SLEEPS = [{ from: 100, until: 200 }, SLEEP];
const text = (time: number) => `t${time}`;

function stay(facts: Partial<Stay>): Stay {
  return {
    began: 1000,
    firstSeen: 9000,
    lastSeen: null,
    ended: null,
    openingSeen: false,
    ...facts,
  };
}

test('what opened in a sleep says so, with the times of the sleep', () => {
  expect(fromText(stay({}), EN, text, SLEEPS)).toBe('while asleep, between t1000 and t9000');
  expect(fromText(stay({}), messagesIn('ja'), text, SLEEPS)).toMatch(/スリープ中（t1000〜t9000）/);
});

test('what opened in another gap, or was seen to open, does not', () => {
  expect(fromText(stay({ firstSeen: 9001 }), EN, text, SLEEPS)).toBe('between t1000 and t9001');
  expect(fromText(stay({ openingSeen: true }), EN, text, SLEEPS)).toBe('t9000');
});

test('what closed in a sleep says so, and nothing else does', () => {
  const known = { sleeps: SLEEPS };
  const closed = stay({ lastSeen: 1000, ended: 9000 });
  expect(toText(closed, EN, text, known)).toBe('while asleep, between t1000 and t9000');
  expect(toText(stay({ lastSeen: 1000, ended: 8000 }), EN, text, known)).toBe(
    'between t1000 and t8000',
  );
  expect(toText(stay({ lastSeen: 9000, ended: 9000 }), EN, text, known)).toBe('t9000');
  expect(toText(stay({}), EN, text, known)).toBe('still there');
});

test('why nobody watched is told', () => {
  expect(unwatchedText(true, EN)).toBe('This computer slept then.');
  expect(unwatchedText(false, EN)).toBe('Nobody watched then.');
});

test('what was found in the first reading after a sleep says so, what was done does not', () => {
  const mark: HistoryMark = {
    at: 9000,
    type: 'finding',
    kind: 'new-listener',
    severity: 'high',
    protocol: 'tcp',
    port: '80',
    ports: [80],
    program: 'web',
    outcome: null,
  };
  expect(markText(mark, EN, SLEEPS)).toMatch(/; while this computer slept$/);
  expect(markText({ ...mark, at: 9001 }, EN, SLEEPS)).not.toMatch(/slept/);
  expect(markText({ ...mark, type: 'action', kind: 'end' }, EN, SLEEPS)).not.toMatch(/slept/);
});

test('how long it slept is counted within the time that is asked for', () => {
  expect(asleepMs(SLEEPS, 0, 10_000)).toBe(8100);
  expect(asleepMs(SLEEPS, 150, 2000)).toBe(1050);
  expect(asleepMs(SLEEPS, 300, 900)).toBe(0);
});
