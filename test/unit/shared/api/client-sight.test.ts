import { expect, test } from 'vitest';
import { welcome } from './sample-messages.ts';
import { ScriptedHost } from './scripted-host.ts';

const HIDDEN = { type: 'sight', sight: 'hidden' };
const SUBSCRIBE = { type: 'subscribe' };

async function connected(): Promise<ScriptedHost> {
  const host = new ScriptedHost();
  host.client.start();
  await host.last.accept();
  host.last.heard();
  return host;
}

test('a client that is seen well from the start says nothing of it', async () => {
  const host = await connected();
  host.client.see('front');
  host.last.say(welcome());
  expect(host.last.heard()).toEqual([SUBSCRIBE]);
});

test('what it says before the welcome is said after it, once', async () => {
  const host = await connected();
  host.client.see('visible');
  host.client.see('hidden');
  expect(host.last.heard()).toEqual([]);
  host.last.say(welcome());
  expect(host.last.heard()).toEqual([HIDDEN, SUBSCRIBE]);
});

test('after the welcome only what changed is said', async () => {
  const host = await connected();
  host.last.say(welcome());
  host.last.heard();
  for (const sight of ['hidden', 'hidden', 'front'] as const) host.client.see(sight);
  expect(host.last.heard()).toEqual([HIDDEN, { type: 'sight', sight: 'front' }]);
});
