import type { WriteStream } from 'node:tty';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { terminalStyle } from '../../../electron/cli/output/style.ts';

const ESCAPE = '\u001b';

function stream(isTTY: boolean, columns = 80): WriteStream {
  return { isTTY, columns } as WriteStream;
}

function environment(values: Readonly<Record<string, string>>): void {
  vi.stubEnv('NO_COLOR', values.NO_COLOR);
  vi.stubEnv('TERM', values.TERM ?? 'xterm-256color');
}

afterEach(() => vi.unstubAllEnvs());

describe('colours', () => {
  test('there are some on a terminal', () => {
    environment({});
    expect(terminalStyle(stream(true)).any('door')).toContain(`${ESCAPE}[`);
  });

  test.each([
    ['not on a terminal', false, {}],
    ['asked not to by NO_COLOR', true, { NO_COLOR: '1' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('there are none where it is %s', (_, isTTY, values) => {
    environment(values);
    const style = terminalStyle(stream(isTTY));
    const texts = [style.bold, style.dim, style.any, style.interface, style.loopback].map((paint) =>
      paint('door'),
    );
    expect(texts).toEqual(['door', 'door', 'door', 'door', 'door']);
  });

  test('an empty NO_COLOR asks for nothing', () => {
    environment({ NO_COLOR: '' });
    expect(terminalStyle(stream(true)).bold('door')).not.toBe('door');
  });

  test('the three kinds of exposure look different', () => {
    environment({});
    const style = terminalStyle(stream(true));
    expect(new Set([style.any('x'), style.interface('x'), style.loopback('x')]).size).toBe(3);
  });
});

describe('width', () => {
  test('is that of the terminal', () => {
    expect(terminalStyle(stream(true, 132)).width).toBe(132);
  });

  test('is unlimited where there is no terminal', () => {
    expect(terminalStyle(stream(false)).width).toBeNull();
  });

  test('is unlimited where the terminal does not know its own', () => {
    expect(terminalStyle(stream(true, 0)).width).toBeNull();
  });
});
