import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openServer, WORKER } from '../../../../support/destroy-events/sockets.ts';
import type { ManyReads } from '../../../../support/netlink/many-reads.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';

onlyOn('linux', 'sock_diag is of Linux');
allowTime();

async function readIn(...args: string[]): Promise<ManyReads> {
  const file = fileURLToPath(new URL('../../../../support/netlink/many-reads.ts', import.meta.url));
  const child = fork(file, [WORKER, ...args], { execArgv: [] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const failed = ended.then(([code]) => {
    throw new Error(`the child ended with ${code} and without a word`);
  });
  const [told] = (await Promise.race([once(child, 'message'), failed])) as [ManyReads];
  return told;
}

test('two thousand readings leave not a file and not a thread behind', async () => {
  const { sockets, bare, before, after, closed } = await readIn('2000');
  expect(sockets).toBeGreaterThan(0);
  expect(after).toEqual(before);
  expect(closed).toEqual(bare);
});

test('a user without rights sees the sockets of others too', async () => {
  const { port } = await openServer('127.0.0.1');
  const { uid, doors } = await readIn('1', 'as-nobody');
  expect(uid).not.toBe(0);
  expect(doors).toContain(port);
});
