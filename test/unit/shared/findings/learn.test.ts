import { describe, expect, test } from 'vitest';
import { learn, mergeRules, withoutPort } from '../../../../shared/findings/learn.ts';
import { doors, hiddenListener, listener, makeProgram, makeRule } from './make-situation.ts';

describe('learning', () => {
  test('makes one rule of a program at a port, as wide as its widest socket', () => {
    const learnt = learn([], doors(listener(), listener({ address: '::' })), true);
    expect(learnt).toEqual([makeRule({ exposure: 'any' })]);
  });

  test('of everything gives a known program all ports that the system hands out, and need not find it', () => {
    const learnt = learn([], doors(listener({ port: 40_000 }), listener({ port: 41_000 })), true);
    expect(learnt).toEqual([makeRule({ port: 'dynamic', required: false })]);
  });

  test('of one port is about that port', () => {
    expect(learn([], doors(listener({ port: 40_000 })), false)).toEqual([
      makeRule({ port: 40_000 }),
    ]);
  });

  test('gives a hidden program no more than its port', () => {
    const [rule] = learn([], doors(hiddenListener({ port: 40_000 })), true);
    expect(rule).toMatchObject({ port: 40_000, program: makeProgram({ path: null }) });
  });

  test('adds nothing for what is expected already', () => {
    const base = [makeRule({ port: [8000, 8100], exposure: 'any', required: false })];
    expect(learn(base, doors(listener(), hiddenListener()), true)).toEqual(base);
  });

  test('widens a rule, and keeps what somebody wrote on it', () => {
    const base = [makeRule({ note: 'mine', required: false })];
    expect(learn(base, doors(listener({ address: '0.0.0.0' })), true)).toEqual([
      makeRule({ note: 'mine', required: false, exposure: 'any' }),
    ]);
  });

  test('puts the program in the place of a rule that was learnt while it was hidden', () => {
    const base = learn([], doors(hiddenListener()), true);
    expect(learn(base, doors(listener()), true)).toEqual([makeRule()]);
  });

  test('again changes nothing', () => {
    const all = doors(listener(), listener({ port: 40_000 }), hiddenListener({ port: 22, uid: 0 }));
    const once = learn([], all, true);
    expect(learn(once, all, true)).toEqual(once);
  });
});

test('of two files with the same listener the wider exposure and the older note stay', () => {
  const merged = mergeRules(
    [makeRule({ note: 'old' })],
    [makeRule({ note: 'new', exposure: 'any' }), makeRule({ port: 1 })],
  );
  expect(merged).toEqual([makeRule({ note: 'old', exposure: 'any' }), makeRule({ port: 1 })]);
});

test('rules are taken away by their port, of one protocol or of both', () => {
  const udp = makeRule({ protocol: 'udp' });
  const block = makeRule({ port: [8000, 8100] });
  expect(withoutPort([makeRule(), udp, block], 8080, 'tcp')).toEqual([udp, block]);
  expect(withoutPort([makeRule(), udp, block], 8080, null)).toEqual([block]);
});
