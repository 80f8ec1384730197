import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BACKGROUNDS } from '../../../electron/desktop/appearance-colors.ts';

test('a window that is still empty has the background of the page', () => {
  const tokens = readFileSync(
    new URL('../../../renderer/styles/tokens.css', import.meta.url),
    'utf8',
  );
  const [, light, dark] = /--bg: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
  expect(BACKGROUNDS).toEqual({ light, dark });
});
