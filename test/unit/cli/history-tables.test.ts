import { describe, expect, test } from 'vitest';
import {
  listenersText,
  momentText,
  peersText,
} from '../../../electron/cli/history/history-tables.ts';
import type { HistoryFacts, HistoryMark } from '../../../shared/history/model.ts';
import type { Listeners, Moment } from '../../../shared/history/questions.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { makeListener } from '../../support/history/make-listener.ts';
import { PLAIN_STYLE } from '../../support/plain-style.ts';

const CONTEXT = { language: 'en' as const, messages: messagesIn('en') };
const FACTS: HistoryFacts = {
  recording: { state: 'recording' },
  since: 0,
  until: 2_000_000,
  sizeBytes: 1000,
  listeners: 1,
};
const MARK: HistoryMark = {
  at: 1_000_000,
  type: 'action',
  kind: 'end',
  severity: null,
  protocol: 'tcp',
  port: '80',
  ports: [80],
  program: 'web',
  outcome: 'ended',
};

function listeners(isNarrowed: boolean, given: Partial<Listeners> = {}): string[] {
  const watches = [{ from: 0, until: 2_000_000 }];
  const found = { listeners: [], more: 0, watches, sleeps: [], marks: [], ...given };
  const report = { from: 0, to: 2_000_000, found, facts: FACTS, isNarrowed };
  return listenersText(report, CONTEXT, PLAIN_STYLE);
}

describe('of a time', () => {
  test('where nothing was recorded that is said, and where nothing matches that', () => {
    expect(listeners(false)).toEqual(['Nothing was recorded in this time.']);
    expect(listeners(true)).toEqual(['Nothing that matches was recorded in this time.']);
  });

  test.each([true, false])('what was done is never followed by “nothing” (narrowed: %s)', (is) => {
    const text = listeners(is, { marks: [MARK] }).join('\n');
    expect(text).toMatch(/End a process; 80\/tcp; web; ended\n\n0 listeners$/);
  });

  test('no connections are told in the same way', () => {
    const none = { peers: [], more: 0, connections: 0 };
    const text = (isNarrowed: boolean) =>
      peersText(none, { facts: FACTS, isNarrowed }, CONTEXT, PLAIN_STYLE);
    expect(text(false)).toEqual(['No connections were counted in this time.']);
    expect(text(true)).toEqual(['Nothing that matches was recorded in this time.']);
  });
});

describe('at a time', () => {
  const text = (given: Partial<Moment>, isNarrowed: boolean) => {
    const moment = {
      time: 1_000_000,
      isWatched: true,
      isAsleep: false,
      listeners: [],
      more: 0,
      ...given,
    };
    return momentText(moment, { facts: FACTS, isNarrowed }, CONTEXT, PLAIN_STYLE).join('\n');
  };

  test.each([
    [true, false, 'Nobody was seen listening.'],
    [true, true, 'Nothing that matches was seen listening.'],
    [false, false, 'Nobody watched then.'],
    [false, true, 'Nobody watched then.'],
  ])('watched %s, narrowed %s: “%s” alone', (isWatched, isNarrowed, said) => {
    const told = text({ isWatched }, isNarrowed);
    expect(told).toMatch(/^.*\n\nAt [-\d]+ [:\d]+$/);
    expect(told.split('\n')[0]).toBe(said);
  });

  test('that nobody watched is told beside those who were there before', () => {
    const listener = { ...makeListener(), sure: 'perhaps' as const };
    const told = text({ isWatched: false, listeners: [listener] }, false);
    expect(told).toMatch(/8080\/tcp[\s\S]* · Nobody watched then\.$/);
  });
});
