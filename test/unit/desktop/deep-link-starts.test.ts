import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Shown } from '../../../shared/api/show.ts';
import { app } from '../../support/electron/app.ts';
import { PreventableEvent } from '../../support/electron/prevent.ts';

vi.mock('electron/main', () => import('../../support/electron/main.ts'));

const { argumentsAgain, hearStarts } = await import(
  '../../../electron/desktop/links/deep-link-starts.ts'
);

const PORT_80: Shown = { kind: 'port', port: 80 };
let told: string[] = [];

beforeEach(() => {
  app.removeAllListeners();
  told = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  return () => vi.restoreAllMocks();
});

/** What was asked for, in order: null is the window alone. */
function heard(argv: readonly string[], happen: () => void = () => {}): (Shown | null)[] {
  const asked: (Shown | null)[] = [];
  const starts = hearStarts(argv);
  happen();
  starts.answer((shown) => asked.push(shown));
  return asked;
}

function startAgain(...argv: string[]): void {
  app.emit('second-instance', new PreventableEvent(), ['portico', ...argv], '/', null);
}

describe('a start', () => {
  test('without a link asks for nothing but what it does anyway', () => {
    expect(heard(['portico'])).toEqual([]);
    expect(hearStarts(['portico']).isHidden).toBe(false);
  });

  test('with a link shows it as soon as there is a window', () => {
    expect(heard(['portico', 'portico://port/80'])).toEqual([PORT_80]);
  });

  test('at login shows no window, unless it is a link that starts it', () => {
    expect(hearStarts(['portico', '--hidden']).isHidden).toBe(true);
    expect(hearStarts(['portico', '--hidden', 'portico://port/80']).isHidden).toBe(false);
  });

  test('with a link that means nothing shows the window, and says so', () => {
    expect(heard(['portico', 'portico://port/99999'])).toEqual([]);
    expect(told).toEqual(['Portico opens no such link: portico://port/99999\n']);
  });

  test('says of a hostile link only what a terminal may be given', () => {
    heard(['portico', `portico://\u001b]0;owned\u0007${'x'.repeat(5000)}`]);
    expect(told.join('')).toContain('portico://‹U+001B›]0;owned‹U+0007›x');
    expect(told.join('').length).toBeLessThan(200);
  });
});

describe('a later start', () => {
  test('brings the window to the front, with what its link shows', () => {
    const asked = heard(['portico'], () => {
      startAgain();
      startAgain('--lang=ja', '--', 'portico://findings');
    });
    expect(asked).toEqual([null, { kind: 'view', view: 'findings' }]);
  });

  test('at login changes nothing: there is an app already', () => {
    expect(heard(['portico'], () => startAgain('--hidden'))).toEqual([]);
  });

  test('with a link that means nothing brings the window to the front', () => {
    expect(heard(['portico'], () => startAgain('portico://port/1/../../x'))).toEqual([null]);
    expect(told).toHaveLength(1);
  });
});

test('a link that macOS hands over before there is a window waits for it, and is not handed on', () => {
  const event = new PreventableEvent();
  expect(heard(['portico'], () => app.emit('open-url', event, 'portico://port/80'))).toEqual([
    PORT_80,
  ]);
  expect(event.defaultPrevented).toBe(true);
});

test('what comes later is heard, too, and each thing once', () => {
  const asked: (Shown | null)[] = [];
  hearStarts(['portico', 'portico://port/80']).answer((shown) => asked.push(shown));
  startAgain('portico://registry');
  expect(asked).toEqual([PORT_80, { kind: 'view', view: 'registry' }]);
});

test('a start that repeats this one shows its window, and opens no link again', () => {
  const argv = ['portico', '.', '--no-sandbox', '--hidden', '--', 'PORTICO://port/80'];
  expect(argumentsAgain(argv)).toEqual(['.', '--no-sandbox', '--']);
});
