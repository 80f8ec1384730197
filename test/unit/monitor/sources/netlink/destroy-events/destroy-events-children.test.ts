import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { ToldByNobody } from '../../../../../support/destroy-events/as-nobody.ts';
import type { LeakRounds } from '../../../../../support/destroy-events/leak-rounds.ts';
import {
  BYTES,
  openServer,
  passBy,
  WORKER,
} from '../../../../../support/destroy-events/sockets.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { allowTime } from '../../../../../support/real-processes.ts';

onlyOn('linux', 'destroy events are of its sock_diag');
allowTime();

function support(name: string): string {
  return fileURLToPath(
    new URL(`../../../../../support/destroy-events/${name}.ts`, import.meta.url),
  );
}

/** Starts a child with the worker's file as its first argument; it is gone when the test ends. */
function start(name: string, ...args: string[]): ChildProcess {
  const child = fork(support(name), [WORKER, ...args], { execArgv: [] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return child;
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the child ended with ${code} and without a word`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message as T;
}

test('fifty times opened and closed, not a file and not a thread is left', async () => {
  const child = start('leak-rounds', '50');
  const { opened, before, during, after } = await messageOf<LeakRounds>(child);
  expect(opened).toBe(50);
  expect(during.threads).toBeGreaterThanOrEqual(before.threads + 10);
  expect(during.files).toBeGreaterThanOrEqual(before.files + 10);
  expect(after).toEqual(before);
});

test('listening keeps no program alive', async () => {
  const child = start('left-open');
  const ended = once(child, 'exit');
  expect(await messageOf(child)).toBe('opened');
  expect(await ended).toEqual([0, null]);
});

test('without any right it hears of the sockets of others too', async ({ skip }) => {
  const child = start('as-nobody');
  const opened = await messageOf<ToldByNobody>(child);
  skip(opened.kind === 'closed-to-nobody', 'the checkout is closed to nobody');
  expect(opened).toMatchObject({ kind: 'opened' });
  if (opened.kind === 'opened') {
    expect(opened.uid).not.toBe(0);
    expect(opened.grantedBytes).toBeGreaterThan(0);
  }
  const { server, port } = await openServer('127.0.0.1');
  const answer = messageOf<ToldByNobody>(child);
  child.send([port, 2]);
  const clientPort = await passBy(server, port, '127.0.0.1');
  const heard = await answer;
  const sockets = heard.kind === 'heard' ? heard.sockets : [];
  expect(sockets.find(({ local }) => local.port === clientPort)).toMatchObject({
    traffic: { bytesSent: BYTES },
  });
  expect(sockets.find(({ local }) => local.port === port)).toMatchObject({
    traffic: { bytesReceived: BYTES },
  });
});
