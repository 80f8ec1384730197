import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { NetlinkSource } from '../../../../../electron/monitor/sources/netlink/source.ts';
import { openServer, WORKER } from '../../../../support/destroy-events/sockets.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';

onlyOn('linux', 'sock_diag is of Linux');
allowTime();

/** Threads of this process that listen for sockets which end. */
function listeningThreads(): number {
  const names = readdirSync('/proc/self/task').map((id) =>
    readFileSync(`/proc/self/task/${id}/comm`, 'utf8').trim(),
  );
  return names.filter((name) => name === 'destroy-events').length;
}

async function started(events: string | null): Promise<NetlinkSource> {
  const source = new NetlinkSource(events);
  onTestFinished(() => source.close());
  await source.probe();
  return source;
}

test('a source for one reading alone starts no thread, and reads as well', async () => {
  const { port } = await openServer('127.0.0.1');
  const source = await started(null);
  const { signal } = new AbortController();
  const { changes, passed, problems } = await source.read(signal, 'all');
  expect(listeningThreads()).toBe(0);
  expect(changes.opened.filter(({ local }) => local.port === port)).toMatchObject([
    { state: 'LISTEN', local: { address: '127.0.0.1' } },
  ]);
  expect([passed, problems]).toEqual([{ sockets: [], dropped: 0 }, []]);
  await started(WORKER);
  expect(listeningThreads()).toBe(1);
});
