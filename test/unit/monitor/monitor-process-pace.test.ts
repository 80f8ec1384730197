import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { FromMonitor, ToldMonitor } from '../../../electron/monitor/host/wire.ts';
import { MonitorProcess } from '../../../electron/monitor/monitor-process.ts';
import { FULL_POWER } from '../../../electron/monitor/pace/power.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import { decodeRows } from '../../../shared/columns/socket-columns.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { onlyOn } from '../../support/only-on.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

onlyOn('linux', 'the sources are those of Linux');
allowTime();

/** The monitor of this machine with one client, which takes everything at once and has the sockets. */
async function setUp() {
  const messages: ServerMessage[] = [];
  const monitor = new MonitorProcess({
    send: (message: FromMonitor) => {
      if (message.kind !== 'message') return;
      const { message: told } = message;
      messages.push(told);
      if (told.type === 'snapshot') say({ type: 'ack', epoch: told.epoch, seq: told.seq });
      if (told.type === 'delta') say({ type: 'ack', epoch: told.epoch, seq: told.to });
    },
    onMessage: () => {},
    onClose: () => {},
  });
  const tell = (message: ToldMonitor) => monitor.receive(message);
  const say = (message: ClientMessage) => tell({ kind: 'message', client: 1, message });
  onTestFinished(() => monitor.stop());
  tell({ kind: 'start', setup: { dataFolder: tempFolder(), version: '1', selfPids: [] } });
  tell({ kind: 'open', client: 1, mayAct: false });
  say({ type: 'subscribe' });
  await eventually(() => messages.some(({ type }) => type === 'snapshot')).toBe(true);
  /** The rows of a port that came as new ones. */
  const opened = (port: number): SocketRow[] =>
    messages
      .flatMap((message) => (message.type === 'delta' ? decodeRows(message.opened) : []))
      .filter(({ local }) => local.port === port);
  let id = 0;
  /** Everything is read now. */
  const read = async () => {
    id += 1;
    const asked = id;
    say({ type: 'request', id: asked, command: 'refresh', argument: null });
    const isAnswered = () =>
      messages.some((message) => message.type === 'response' && message.id === asked);
    await eventually(isAnswered).toBe(true);
  };
  return { tell, say, opened, read };
}

async function listen(): Promise<number> {
  const server: Server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('a client that nobody sees is told of no reading, and of all of them when it is seen again', async () => {
  const { say, opened, read } = await setUp();
  say({ type: 'sight', sight: 'hidden' });
  await read();
  const port = await listen();
  await read();
  expect(opened(port)).toEqual([]);
  say({ type: 'sight', sight: 'visible' });
  await eventually(() => opened(port)).toMatchObject([{ state: 'LISTEN', asleepSince: null }]);
});

test('what opened between sleep and waking is told after it, without a time of its own', async () => {
  const { tell, opened } = await setUp();
  tell({ kind: 'power', power: { ...FULL_POWER, isAsleep: true } });
  const before = Date.now();
  const port = await listen();
  tell({ kind: 'power', power: FULL_POWER });
  await eventually(() => opened(port)).toMatchObject([{ asleepSince: expect.any(Number) }]);
  const [row] = opened(port);
  expect(row?.asleepSince).toBeLessThanOrEqual(before);
  expect(row?.firstSeenAt).toBeGreaterThanOrEqual(before);
});

test('while the screen is locked a page in front is sent nothing, and all of it after that', async () => {
  const { tell, opened, read } = await setUp();
  tell({ kind: 'power', power: { ...FULL_POWER, isLocked: true } });
  await read();
  const port = await listen();
  await read();
  expect(opened(port)).toEqual([]);
  tell({ kind: 'power', power: FULL_POWER });
  await eventually(() => opened(port)).toHaveLength(1);
});
