import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Publication } from '../../../../electron/monitor/publication.ts';
import { Hub } from '../../../../electron/monitor/sessions/hub.ts';
import type { CommandHandlers } from '../../../../shared/api/commands.ts';
import { CommandError } from '../../../../shared/api/dispatch.ts';
import type { ServerMessage } from '../../../../shared/api/messages.ts';
import { CONTRACT_VERSION, serverMessageSchema } from '../../../../shared/api/messages.ts';
import { type FindingsState, NO_FINDINGS } from '../../../../shared/findings/findings-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/model/settings.ts';
import { fakeHandlers } from '../../../support/fake-handlers.ts';
import { BUILT_IN_INFO } from '../../../support/fake-registry.ts';
import { makeHost } from '../../../support/make-host.ts';
import { Publications } from '../../../support/make-publication.ts';
import { makeRow } from '../../../support/make-row.ts';

function setUp(handlers: Partial<CommandHandlers> = {}) {
  const sent: { client: number; message: ServerMessage }[] = [];
  const state = {
    settings: DEFAULT_SETTINGS as Settings,
    latest: null as Publication | null,
    findings: null as FindingsState | null,
  };
  const hub = new Hub({
    version: '1.2.3',
    host: makeHost(),
    settings: () => state.settings,
    registry: () => BUILT_IN_INFO,
    findings: () => state.findings,
    latest: () => state.latest,
    handlers: {
      ...fakeHandlers(),
      changeSettings: async (changes) => ({
        ...DEFAULT_SETTINGS,
        intervalMs: changes.intervalMs ?? 1,
      }),
      ...handlers,
    },
    send: (client, message) => {
      expect(v.safeParse(serverMessageSchema, message).success).toBe(true);
      sent.push({ client, message });
    },
  });
  const to = (client: number) =>
    sent.filter((entry) => entry.client === client).map(({ message }) => message);
  return { hub, state, to, of: new Publications() };
}

test('a client that says hello is welcomed with what holds here', () => {
  const { hub, to } = setUp();
  hub.open(1, false);
  hub.receive(1, { type: 'hello', contract: CONTRACT_VERSION });
  expect(to(1)).toEqual([
    {
      type: 'welcome',
      contract: CONTRACT_VERSION,
      version: '1.2.3',
      host: makeHost(),
      settings: DEFAULT_SETTINGS,
      registry: BUILT_IN_INFO,
      mayAct: false,
    },
  ]);
});

test('a client is told what is found after its welcome, and everybody when that changes', () => {
  const { hub, state, to } = setUp();
  state.findings = NO_FINDINGS;
  hub.open(1, true);
  hub.open(2, false);
  hub.receive(1, { type: 'hello', contract: CONTRACT_VERSION });
  state.findings = { ...NO_FINDINGS, rules: 5 };
  hub.findingsChanged();
  const after = { type: 'findings', state: { ...NO_FINDINGS, rules: 5 } };
  expect(to(1).slice(1)).toEqual([{ type: 'findings', state: NO_FINDINGS }, after]);
  expect(to(2)).toEqual([after]);
});

test('each client is served at its own pace', () => {
  const { hub, state, to, of } = setUp();
  const rows = Array.from({ length: 5 }, (_, at) => makeRow({ id: `${at}` }));
  state.latest = of.next(rows);
  hub.open(1, true);
  hub.open(2, true);
  hub.receive(1, { type: 'subscribe' });
  hub.receive(2, { type: 'subscribe' });
  hub.receive(1, { type: 'ack', epoch: 'epoch-1', seq: 0 });
  hub.publish(of.next(rows.slice(1)));
  expect(to(1).map(({ type }) => type)).toEqual(['snapshot', 'delta']);
  expect(to(2).map(({ type }) => type)).toEqual(['snapshot']);
});

test('a client that left is sent nothing and heard no more', () => {
  const { hub, state, to, of } = setUp();
  state.latest = of.next([makeRow()]);
  hub.open(1, true);
  hub.receive(1, { type: 'subscribe' });
  expect(hub.isEmpty).toBe(false);
  hub.close(1);
  hub.publish(of.newEpoch([]));
  hub.settingsChanged();
  hub.receive(1, { type: 'hello', contract: CONTRACT_VERSION });
  expect(to(1)).toHaveLength(1);
  expect(hub.isEmpty).toBe(true);
});

test('changed settings go to every client', () => {
  const { hub, state, to } = setUp();
  hub.open(1, true);
  hub.open(2, true);
  state.settings = { ...DEFAULT_SETTINGS, intervalMs: 500 };
  hub.settingsChanged();
  const message = { type: 'settings', settings: state.settings };
  expect([to(1), to(2)]).toEqual([[message], [message]]);
});

test('a command is answered under its number, to the one who asked', async () => {
  const { hub, to } = setUp();
  hub.open(1, true);
  hub.open(2, true);
  const argument = { intervalMs: 300 };
  hub.receive(1, { type: 'request', id: 8, command: 'changeSettings', argument });
  const value = { ...DEFAULT_SETTINGS, intervalMs: 300 };
  await expect
    .poll(() => to(1))
    .toEqual([{ type: 'response', id: 8, answer: { ok: true, value } }]);
  expect(to(2)).toEqual([]);
});

test('a command with a wrong argument, and one that fails, is answered with why', async () => {
  const { hub, to } = setUp({
    refresh: async () => {
      throw new CommandError('failed', 'no source', 'none at all');
    },
  });
  hub.open(1, true);
  const argument = { intervalMs: 1 };
  hub.receive(1, { type: 'request', id: 1, command: 'changeSettings', argument });
  await expect
    .poll(() => to(1))
    .toMatchObject([{ id: 1, answer: { ok: false, code: 'bad-argument' } }]);
  hub.receive(1, { type: 'request', id: 2, command: 'refresh', argument: null });
  const failure = { ok: false, code: 'failed', message: 'no source', detail: 'none at all' };
  await expect.poll(() => to(1)[1]).toEqual({ type: 'response', id: 2, answer: failure });
});
