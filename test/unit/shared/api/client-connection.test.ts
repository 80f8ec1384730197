import { describe, expect, test } from 'vitest';
import type { CloseReason } from '../../../../shared/api/messages.ts';
import { CLOSE_REASONS, CONTRACT_VERSION } from '../../../../shared/api/messages.ts';
import { makeRow } from '../../../support/make-row.ts';
import { page, welcome } from './sample-messages.ts';
import { ScriptedHost } from './scripted-host.ts';

const HELLO = { type: 'hello', contract: CONTRACT_VERSION };

async function connected(): Promise<ScriptedHost> {
  const host = new ScriptedHost();
  host.client.start();
  await host.last.accept();
  return host;
}

async function welcomed(): Promise<ScriptedHost> {
  const host = await connected();
  host.last.say(welcome());
  host.last.heard();
  host.told();
  return host;
}

describe('the first words', () => {
  test('nothing is tried before the client is started, and once started only once', async () => {
    const host = new ScriptedHost();
    expect(host.attempts).toHaveLength(0);
    host.client.start();
    host.client.start();
    expect(host.attempts).toHaveLength(1);
  });

  test('the client says which contract it speaks, and asks for rows when it was welcomed', async () => {
    const host = await connected();
    expect(host.last.heard()).toEqual([HELLO]);
    host.last.say(welcome());
    expect(host.last.heard()).toEqual([{ type: 'subscribe' }]);
    expect(host.told()).toEqual([{ event: 'welcome' }]);
  });

  test('a host of another version is left, and not tried again', async () => {
    const host = await connected();
    host.last.say(welcome({ contract: CONTRACT_VERSION + 1 }));
    expect(host.last.isClosed).toBe(true);
    expect(host.told()).toEqual([{ event: 'disconnected', reason: 'other-version' }]);
    expect(host.waits).toEqual([]);
  });
});

describe('trying again', () => {
  test('waits grow up to five seconds while nobody is there', async () => {
    const host = new ScriptedHost();
    host.client.start();
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await host.last.refuse();
      waits.push(await host.waitOver());
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
    expect(host.told()).toEqual(
      new Array(8).fill({ event: 'disconnected', reason: null }) as unknown[],
    );
  });

  test('waits grow as well while connections break before the welcome', async () => {
    const host = new ScriptedHost();
    host.client.start();
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await host.last.accept();
      host.last.breakOff();
      waits.push(await host.waitOver());
    }
    expect(waits).toEqual([250, 500, 1000]);
  });

  test('a whole snapshot makes the next wait short again, a welcome alone does not', async () => {
    const host = new ScriptedHost();
    host.client.start();
    await host.last.refuse();
    await host.waitOver();
    await host.last.accept();
    host.last.say(welcome());
    host.last.breakOff();
    expect(await host.waitOver()).toBe(500);
    await host.last.accept();
    host.last.say(welcome());
    host.last.say(page([]));
    host.last.breakOff();
    expect(await host.waitOver()).toBe(250);
  });

  test('a connection that breaks while it is being opened is tried again once', async () => {
    const host = new ScriptedHost();
    host.client.start();
    host.last.breakOff();
    await host.last.refuse();
    expect(host.waits).toHaveLength(1);
    expect(host.told()).toEqual([{ event: 'disconnected', reason: null }]);
  });

  const reasons = [null, ...(Object.keys(CLOSE_REASONS) as CloseReason[])];
  const isFinal = (reason: CloseReason | null) =>
    reason === 'wrong-token' || reason === 'other-version';

  test.each(reasons.filter(isFinal))('%s is final: no wait is begun', async (reason) => {
    const host = await connected();
    host.told();
    host.last.breakOff(reason);
    expect(host.waits).toEqual([]);
    expect(host.told()).toEqual([{ event: 'disconnected', reason }]);
  });

  test.each(reasons.filter((reason) => !isFinal(reason)))('%s is not final', async (reason) => {
    const host = await connected();
    host.last.breakOff(reason);
    await host.waitOver();
    expect(host.attempts).toHaveLength(2);
  });

  test('the user can try at once, also after a final reason', async () => {
    const host = await connected();
    host.last.breakOff('wrong-token');
    host.client.retryNow();
    expect(host.attempts).toHaveLength(2);
  });

  test('trying at once calls the wait off', async () => {
    const host = await connected();
    host.last.breakOff();
    host.client.retryNow();
    expect([host.waits.length, host.attempts.length]).toEqual([0, 2]);
  });

  test('trying at once does nothing while there is a connection', async () => {
    const host = await welcomed();
    host.client.retryNow();
    expect(host.attempts).toHaveLength(1);
  });

  test('of two tries under way only the later one is kept', async () => {
    const host = new ScriptedHost();
    host.client.start();
    host.client.retryNow();
    const [first, second] = host.attempts;
    await second?.accept();
    await first?.accept();
    expect([first?.isClosed, second?.isClosed]).toEqual([true, false]);
    expect([first?.sent, second?.sent]).toEqual([[], [HELLO]]);
  });
});

describe('a new connection', () => {
  test('starts with a fresh snapshot', async () => {
    const host = await welcomed();
    host.last.say(page([makeRow({ id: 'a' })]));
    host.last.breakOff('monitor-restarting');
    await host.waitOver();
    await host.last.accept();
    host.last.say(welcome());
    expect(host.last.heard()).toEqual([HELLO, { type: 'subscribe' }]);
    host.told();
    host.last.say(page([makeRow({ id: 'b' })], { epoch: 'e2' }));
    expect(host.told()).toEqual([{ event: 'snapshot', ids: ['b'], epoch: 'e2' }]);
  });

  test('does not hear what the old one still says', async () => {
    const host = await welcomed();
    const old = host.last;
    old.breakOff();
    await host.waitOver();
    await host.last.accept();
    host.told();
    old.say(page([makeRow()]));
    old.breakOff('wrong-token');
    expect(host.told()).toEqual([]);
    host.last.say(welcome());
    expect(host.told()).toEqual([{ event: 'welcome' }]);
  });

  test('does not add its pages to those of the old one', async () => {
    const host = await welcomed();
    host.last.say(page([makeRow({ id: 'old' })], { pages: 2 }));
    host.last.breakOff();
    await host.waitOver();
    await host.last.accept();
    host.last.say(welcome());
    host.told();
    host.last.say(page([makeRow({ id: 'new' })], { page: 1, pages: 2 }));
    expect(host.told()).toEqual([]);
  });
});

describe('stopping', () => {
  test('closes the connection and tells nothing more', async () => {
    const host = await welcomed();
    host.client.stop();
    expect(host.last.isClosed).toBe(true);
    host.last.breakOff();
    host.last.say(page([makeRow()]));
    expect([host.told(), host.waits]).toEqual([[], []]);
  });

  test('calls the wait off, and the user cannot try any more', async () => {
    const host = await connected();
    host.last.breakOff();
    host.client.stop();
    host.client.retryNow();
    expect([host.waits.length, host.attempts.length]).toEqual([0, 1]);
  });

  test('a connection that opens too late is closed', async () => {
    const host = new ScriptedHost();
    host.client.start();
    host.client.stop();
    await host.last.accept();
    expect(host.last.isClosed).toBe(true);
    expect(host.last.sent).toEqual([]);
  });

  test('a client can be started again', async () => {
    const host = await welcomed();
    host.client.stop();
    host.client.start();
    await host.last.accept();
    host.last.say(welcome());
    expect(host.told()).toEqual([{ event: 'welcome' }]);
  });
});
