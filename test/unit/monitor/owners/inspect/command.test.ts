import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { FromMonitor } from '../../../../../electron/monitor/host/wire.ts';
import { MonitorProcess } from '../../../../../electron/monitor/monitor-process.ts';
import type { ClientMessage, ServerMessage } from '../../../../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../../../../shared/api/messages.ts';
import { decodeRows } from '../../../../../shared/columns/socket-columns.ts';
import type { SocketRow } from '../../../../../shared/model/socket.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyOn('linux', 'the sources are those of Linux');
allowTime();

/** A client of the monitor of this machine, which this process holds a door of. */
async function openLine() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const heard: ServerMessage[] = [];
  const monitor = new MonitorProcess({
    send: (message: FromMonitor) => {
      if (message.kind === 'message') heard.push(message.message);
    },
    onMessage: () => {},
    onClose: () => {},
  });
  onTestFinished(() => monitor.stop());
  const setup = { dataFolder: tempFolder(), version: '1', selfPids: [], intervalMs: 60_000 };
  monitor.receive({ kind: 'start', setup });
  monitor.receive({ kind: 'open', client: 1, mayAct: false });
  const say = (message: ClientMessage) => monitor.receive({ kind: 'message', client: 1, message });
  say({ type: 'hello', contract: CONTRACT_VERSION });
  say({ type: 'subscribe' });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const door = (): SocketRow | undefined =>
    heard
      .flatMap((message) => (message.type === 'snapshot' ? decodeRows(message.rows) : []))
      .find(({ local, state }) => local.port === port && state === 'LISTEN');
  await eventually(door).toBeDefined();
  let id = 0;
  const ask = async (argument: unknown) => {
    id += 1;
    const asked = id;
    say({ type: 'request', id: asked, command: 'inspectProcess', argument });
    const answers = () =>
      heard.flatMap((message) =>
        message.type === 'response' && message.id === asked ? [message.answer] : [],
      );
    await eventually(() => answers().length).toBe(1);
    return answers()[0];
  };
  return { ask, id: door()?.id ?? '' };
}

test('the monitor tells of a process that holds the row’s socket, and of no other', async () => {
  const { ask, id } = await openLine();
  const own = await ask({ id, pid: process.pid });
  expect(own).toMatchObject({ ok: true, value: { workingFolder: process.cwd() } });
  expect(own).toHaveProperty('value.ancestry.0.pid', process.ppid);
  expect(await ask({ id, pid: process.ppid })).toEqual({ ok: true, value: null });
  expect(await ask({ id: `${id}?`, pid: process.pid })).toEqual({ ok: true, value: null });
});

test.each([
  { id: 'x' },
  { id: 'x', pid: -1 },
  { id: 'x', pid: 1.5 },
  { id: 'x', pid: 1, path: '/' },
])('the monitor does not take %j', async (argument) => {
  const { ask } = await openLine();
  expect(await ask(argument)).toMatchObject({ ok: false, code: 'bad-argument' });
});
