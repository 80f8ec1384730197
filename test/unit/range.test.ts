import { expect, test } from 'vitest';
import { rangeOf } from '../../shared/model/range.ts';

test('the three ranges meet at 1024 and 49152', () => {
  expect([0, 1023, 1024, 49151, 49152, 65535].map(rangeOf)).toEqual([
    'well-known',
    'well-known',
    'registered',
    'registered',
    'ephemeral',
    'ephemeral',
  ]);
});
