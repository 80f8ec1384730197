import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHandOut, needsPrivilege } from '../../../../shared/model/hand-out.ts';
import { ports } from '../../../support/arbitraries.ts';
import { makeHost } from '../../../support/make-host.ts';

describe('what a system hands out', () => {
  const host = makeHost({
    reservedPorts: [
      [8080, 8080],
      [40_000, 40_010],
    ],
  });

  test.each([
    [32_767, 'no-outside'],
    [32_768, 'yes'],
    [39_999, 'yes'],
    [40_000, 'no-reserved'],
    [40_010, 'no-reserved'],
    [40_011, 'yes'],
    [60_999, 'yes'],
    [61_000, 'no-outside'],
    [8080, 'no-outside'],
    [0, 'no-outside'],
    [65_535, 'no-outside'],
  ])('port %i: %s', (port, answer) => {
    expect(mayHandOut(port, host)).toBe(answer);
  });

  test('nothing is known without the dynamic range', () => {
    expect(mayHandOut(40_000, makeHost({ dynamicRange: null }))).toBe('unknown');
  });

  test('without the reserved ports, only what is outside of the range is known', () => {
    const unread = makeHost({ reservedPorts: null });
    expect(mayHandOut(40_000, unread)).toBe('unknown');
    expect(mayHandOut(80, unread)).toBe('no-outside');
  });

  test('UDP goes by rules of its own where it has them', () => {
    const udp = { dynamicRange: [50_000, 51_000], reservedPorts: [] } as const;
    const windows = makeHost({ os: 'win32', dynamicRange: [49_152, 65_535], udp });
    expect(mayHandOut(60_000, windows, 'udp')).toBe('no-outside');
    expect(mayHandOut(60_000, windows, 'tcp')).toBe('yes');
    expect(mayHandOut(50_500, windows, 'udp')).toBe('yes');
    expect(mayHandOut(40_005, host, 'udp')).toBe('no-reserved');
  });

  test('a port is handed out just when the range has it and no block keeps it back', () => {
    const spans = fc.tuple(ports, ports).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(ports, spans, fc.array(spans, { maxLength: 3 }), (port, range, reserved) => {
        const isIn = ([first, last]: readonly [number, number]) => first <= port && port <= last;
        const facts = makeHost({ dynamicRange: range, reservedPorts: reserved });
        const answer = mayHandOut(port, facts);
        expect(answer === 'yes').toBe(isIn(range) && !reserved.some(isIn));
        expect(answer === 'no-outside').toBe(!isIn(range));
      }),
    );
  });
});

describe('privileged ports', () => {
  test.each([
    [1, 'yes'],
    [1023, 'yes'],
    [1024, 'no'],
    [65_535, 'no'],
    [0, 'no'],
  ])('of Linux as it comes, port %i: %s', (port, answer) => {
    expect(needsPrivilege(port, makeHost())).toBe(answer);
  });

  test('none are left where the system says so', () => {
    expect(needsPrivilege(80, makeHost({ privilegedBelow: 0 }))).toBe('no');
    expect(needsPrivilege(80, makeHost({ privilegedBelow: 80 }))).toBe('no');
    expect(needsPrivilege(79, makeHost({ privilegedBelow: 80 }))).toBe('yes');
  });

  test('of macOS are free to everybody who does not name an address', () => {
    const mac = makeHost({ os: 'darwin' });
    expect(needsPrivilege(80, mac)).toBe('for-one-address');
    expect(needsPrivilege(8080, mac)).toBe('no');
  });

  test('are unknown where the system did not say', () => {
    expect(needsPrivilege(80, makeHost({ privilegedBelow: null }))).toBe('unknown');
  });
});
