import { beforeEach, describe, expect, test } from 'vitest';
import { CommandRefused } from '../../../../shared/api/client.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { welcome } from './sample-messages.ts';
import { ScriptedHost } from './scripted-host.ts';

let host: ScriptedHost;

beforeEach(async () => {
  host = new ScriptedHost();
  host.client.start();
  await host.last.accept();
  host.last.say(welcome());
  host.last.heard();
});

function answer(id: number, value: unknown): void {
  host.last.say({ type: 'response', id, answer: { ok: true, value } });
}

/** How the request ended: its result, or the answer by which it was refused. */
async function outcome(request: Promise<unknown>): Promise<unknown> {
  try {
    return await request;
  } catch (error) {
    return error instanceof CommandRefused ? error.answer : error;
  }
}

const NOT_CONNECTED = { ok: false, code: 'failed', detail: null };

test('a request carries its command and argument and ends with its answer', async () => {
  const request = host.client.request('changeSettings', { language: 'ja' });
  expect(host.last.heard()).toEqual([
    { type: 'request', id: 1, command: 'changeSettings', argument: { language: 'ja' } },
  ]);
  answer(1, { ...DEFAULT_SETTINGS, language: 'ja' });
  expect(await request).toEqual({ ...DEFAULT_SETTINGS, language: 'ja' });
});

test('answers find their requests in whatever order they come', async () => {
  const first = host.client.request('refresh', null);
  const second = host.client.request('changeSettings', {});
  const third = host.client.request('refresh', null);
  answer(3, null);
  answer(2, DEFAULT_SETTINGS);
  answer(1, null);
  expect(await Promise.all([first, second, third])).toEqual([null, DEFAULT_SETTINGS, null]);
});

test('an answer to no request is passed over, and only the first of two counts', async () => {
  answer(99, null);
  const request = host.client.request('changeSettings', {});
  answer(1, DEFAULT_SETTINGS);
  answer(1, { ...DEFAULT_SETTINGS, language: 'ja' });
  expect(await request).toEqual(DEFAULT_SETTINGS);
  expect(host.last.isClosed).toBe(false);
});

test.each(['refused', 'failed', 'bad-argument'] as const)(
  'a request that the host answers with %s fails with its words',
  async (code) => {
    const request = host.client.request('refresh', null);
    const refusal = { ok: false, code, message: 'the door is shut', detail: 'EPERM' };
    host.last.say({ type: 'response', id: 1, answer: refusal });
    await expect(request).rejects.toThrow('the door is shut');
    expect(await outcome(request)).toEqual(refusal);
  },
);

test('a result that is not what the command declares is never handed on', async () => {
  const request = host.client.request('changeSettings', {});
  answer(1, { ...DEFAULT_SETTINGS, intervalMs: 'soon' });
  await expect(request).rejects.toThrow();
});

describe('without a connection', () => {
  test('requests under way fail when it breaks', async () => {
    const requests = [
      host.client.request('refresh', null),
      host.client.request('changeSettings', {}),
    ];
    host.last.breakOff('monitor-restarting');
    const ends = await Promise.all(requests.map(outcome));
    for (const end of ends) expect(end).toMatchObject(NOT_CONNECTED);
  });

  test('requests under way fail when the host says what is not of the contract', async () => {
    const request = host.client.request('refresh', null);
    host.last.say({ type: 'nonsense' });
    expect(await outcome(request)).toMatchObject(NOT_CONNECTED);
  });

  test('requests under way fail when the client is stopped', async () => {
    const request = host.client.request('refresh', null);
    host.client.stop();
    expect(await outcome(request)).toMatchObject(NOT_CONNECTED);
  });

  test('a new request fails at once', async () => {
    host.last.breakOff();
    expect(await outcome(host.client.request('refresh', null))).toMatchObject(NOT_CONNECTED);
  });

  test('an answer over the next connection is for its own requests only', async () => {
    const lost = outcome(host.client.request('refresh', null));
    host.last.breakOff();
    await host.waitOver();
    await host.last.accept();
    host.last.say(welcome());
    const request = host.client.request('changeSettings', {});
    answer(1, null);
    answer(2, DEFAULT_SETTINGS);
    expect(await lost).toMatchObject(NOT_CONNECTED);
    expect(await request).toEqual(DEFAULT_SETTINGS);
  });
});
