import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { StandInMessageChannel } from '../../support/electron/message-channel.ts';

interface Heard {
  readonly data: unknown;
  readonly ports: readonly StandInMessageChannel['port1'][];
}

function channel(): StandInMessageChannel {
  const made = new StandInMessageChannel();
  onTestFinished(() => made.port1.close());
  return made;
}

async function next(port: StandInMessageChannel['port1']): Promise<Heard> {
  const heard = once(port, 'message');
  port.start();
  const [event] = (await heard) as [Heard];
  return event;
}

test('what is sent before a port is started waits for it, by the rules of structured clone', async () => {
  const { port1, port2 } = channel();
  const sent = { bytes: new Uint8Array([1, 255]), map: new Map([[1, new Date(5)]]), big: 2n };
  port1.postMessage(sent);
  const { data, ports } = await next(port2);
  expect(data).toEqual(sent);
  expect(data).not.toBe(sent);
  expect(ports).toEqual([]);
});

test('a port that is sent works at its new place', async () => {
  const carrier = channel();
  const carried = channel();
  carrier.port1.postMessage('take this', [carried.port2]);
  const { ports } = await next(carrier.port2);
  ports[0]?.postMessage('from there');
  expect((await next(carried.port1)).data).toBe('from there');
});

test('what cannot be cloned is refused, and a port over itself', () => {
  const { port1 } = channel();
  expect(() => port1.postMessage(() => {})).toThrow(/could not be cloned/);
  expect(() => port1.postMessage('me', [port1])).toThrow(/over itself/);
});

test('a port hears that the other one was closed', async () => {
  const { port1, port2 } = new StandInMessageChannel();
  const closed = once(port2, 'close');
  port1.close();
  await closed;
});
