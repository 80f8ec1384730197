import { expect, test } from 'vitest';
import { testBind } from '../../../../electron/monitor/actions/bind-test.ts';
import { Lab } from '../../../support/lab/lab.ts';

test.each(['tcp', 'udp'] as const)(
  'a port of %s is free until somebody opens it',
  async (protocol) => {
    const lab = new Lab();
    const { port } = (await lab.open({ protocol })).local;
    expect(await testBind(port, protocol)).toBe('in-use');
    await lab[Symbol.asyncDispose]();
    expect(await testBind(port, protocol)).toBe('free');
  },
);

test.each(['0.0.0.0', '::1', '::'])('a door on %s is in the way', async (host) => {
  await using lab = new Lab();
  const { port } = (await lab.open({ host })).local;
  expect(await testBind(port, 'tcp')).toBe('in-use');
});
